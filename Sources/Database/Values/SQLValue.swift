/// A value that can be bound to a statement and read from a column.
///
/// An enum or an id whose raw value is one of these needs no more than `: SQLValue`.
public protocol SQLValue: Sendable {
    static var columnType: ColumnType { get }

    var cell: Cell { get }

    /// Nil when the cell does not hold such a value.
    init?(cell: Cell)
}

extension SQLValue where Self: RawRepresentable, RawValue: SQLValue {
    public static var columnType: ColumnType { RawValue.columnType }
    @inlinable public var cell: Cell { rawValue.cell }

    @inlinable
    public init?(cell: Cell) {
        guard let rawValue = RawValue(cell: cell) else { return nil }
        self.init(rawValue: rawValue)
    }
}

extension Optional: SQLValue where Wrapped: SQLValue {
    public static var columnType: ColumnType { Wrapped.columnType }
    @inlinable public var cell: Cell { self?.cell ?? .null }

    @inlinable
    public init?(cell: Cell) {
        if cell == .null {
            self = .none
        } else if let value = Wrapped(cell: cell) {
            self = value
        } else {
            return nil
        }
    }
}

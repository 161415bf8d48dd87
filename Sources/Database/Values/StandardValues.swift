public import Foundation

extension SQLValue where Self: FixedWidthInteger & SignedInteger {
    public static var columnType: ColumnType { .integer }
    @inlinable public var cell: Cell { .integer(Int64(self)) }

    @inlinable
    public init?(cell: Cell) {
        guard case .integer(let value) = cell else { return nil }
        self.init(exactly: value)
    }
}

extension Int: SQLValue {}
extension Int64: SQLValue {}
extension Int32: SQLValue {}

/// Takes integers, too: both engines give one for a sum of whole numbers.
extension Double: SQLValue {
    public static var columnType: ColumnType { .double }
    public var cell: Cell { .double(self) }

    public init?(cell: Cell) {
        switch cell {
        case .double(let value): self = value
        case .integer(let value): self = Double(value)
        default: return nil
        }
    }
}

extension Bool: SQLValue {
    public static var columnType: ColumnType { .boolean }
    public var cell: Cell { .integer(self ? 1 : 0) }

    public init?(cell: Cell) {
        switch cell {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
}

extension String: SQLValue {
    public static var columnType: ColumnType { .text }
    public var cell: Cell { .text(self) }

    public init?(cell: Cell) {
        guard case .text(let value) = cell else { return nil }
        self = value
    }
}

extension Data: SQLValue {
    public static var columnType: ColumnType { .bytes }
    public var cell: Cell { .bytes([UInt8](self)) }

    public init?(cell: Cell) {
        guard case .bytes(let value) = cell else { return nil }
        self.init(value)
    }
}

/// Text in SQLite, so that a person can read it in the shell; it sorts as PostgreSQL's own type does.
extension UUID: SQLValue {
    public static var columnType: ColumnType { .uuid }
    public var cell: Cell { .text(uuidString.lowercased()) }

    public init?(cell: Cell) {
        guard case .text(let value) = cell else { return nil }
        self.init(uuidString: value)
    }
}

/// Rounded to a microsecond, which is what `timestamptz` keeps. SQLite keeps the integer: exact, short, and in order.
extension Date: SQLValue {
    public static var columnType: ColumnType { .timestamp }

    public var cell: Cell {
        let microseconds = (timeIntervalSinceReferenceDate * 1_000_000).rounded()
        guard abs(microseconds) < 1e18 else { return .integer(.max) }
        return .integer(Int64(microseconds) + Self.microsecondsTo2001)
    }

    public init?(cell: Cell) {
        guard case .integer(let value) = cell else { return nil }
        self.init(timeIntervalSinceReferenceDate: Double(value - Self.microsecondsTo2001) / 1_000_000)
    }

    private static let microsecondsTo2001: Int64 = 978_307_200_000_000
}

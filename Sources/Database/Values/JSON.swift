import Foundation

/// A JSON document: `jsonb` in PostgreSQL, text in SQLite.
public struct JSON: SQLValue, Hashable {
    public static var columnType: ColumnType { .json }

    /// As it was written; PostgreSQL gives it back with other spaces and order.
    public let text: String

    public var cell: Cell { .text(text) }

    /// Takes text that is JSON already; the database refuses what is not.
    public init(text: String) {
        self.text = text
    }

    public init(encoding value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        text = String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    public init?(cell: Cell) {
        guard case .text(let text) = cell else { return nil }
        self.text = text
    }

    /// Throws `DecodingError` when the document has another shape.
    public func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try Self.decoder.decode(type, from: Data(text.utf8))
    }

    private static let decoder = JSONDecoder()
}

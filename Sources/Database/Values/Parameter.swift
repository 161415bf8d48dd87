/// A value on its way into a statement, with the type that the server is told.
struct Parameter: Sendable {
    enum Content: Sendable {
        case one(Cell)
        case list([Cell])
    }

    let type: ColumnType
    let content: Content

    /// Refuses, on both engines alike, what either of them would refuse, cut or change.
    func validate() throws {
        switch content {
        case .one(let cell): try validate(cell)
        case .list(let cells): for cell in cells { try validate(cell) }
        }
    }

    private func validate(_ cell: Cell) throws {
        switch (type, cell) {
        case (.json, .text(let text)) where Self.hasEscapedNUL(text):
            throw DatabaseError.invalidValue("a string in the JSON contains U+0000, which PostgreSQL cannot store")
        case (_, .text(let text)) where text.utf8.contains(0):
            throw DatabaseError.invalidValue("the text contains U+0000, which PostgreSQL cannot store")
        case (_, .double(let number)) where number.isNaN:
            throw DatabaseError.invalidValue("the number is NaN, which SQLite stores as NULL")
        case (.timestamp, .integer(let microseconds)) where !Self.storableTimes.contains(microseconds):
            throw DatabaseError.invalidValue("the time is outside of the years 1 to 9999")
        default: break
        }
    }

    private static let storableTimes: Range<Int64> = -62_135_596_800_000_000..<253_402_300_800_000_000

    /// `\u0000` counts when its backslash is not itself escaped.
    private static func hasEscapedNUL(_ json: String) -> Bool {
        var rest = json.utf8[...]
        while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
            let escape = rest[backslash...].dropFirst()
            if escape.starts(with: "u0000".utf8) { return true }
            rest = escape.dropFirst()
        }
        return false
    }
}

/// The marks that a string stands between: JSON's own, or another pair that models write.
struct Quote {
    var opening: [UInt8]
    var closing: [UInt8]

    /// Not the marks that JSON asks for.
    var isOdd: Bool { opening != Self.straight.opening }

    /// Nil when no quotation mark stands there.
    init?(at position: Int, in bytes: [UInt8]) {
        guard let quote = Self.all.first(where: { bytes[position...].starts(with: $0.opening) }) else { return nil }
        self = quote
    }

    func closes(at position: Int, in bytes: [UInt8]) -> Bool {
        guard bytes[position] == closing[0] else { return false }
        return bytes[position...].starts(with: closing)
    }

    private init(_ opening: String, _ closing: String) {
        self.opening = Array(opening.utf8)
        self.closing = Array(closing.utf8)
    }

    private static let straight = Quote("\"", "\"")
    private static let all = [straight, Quote("'", "'"), Quote("“", "”")]
}

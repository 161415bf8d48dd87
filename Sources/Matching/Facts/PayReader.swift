/// Finds the first amount in a text that has a currency beside it and may be a wage: "€60,000", "70k EUR".
struct PayReader {
    let text: TokenisedText
    private static let signs = ["$", "€", "£", "¥"].map { Array($0.utf8) }
    private static let codes: Set<String> = ["eur", "usd", "gbp", "chf", "euro", "euros", "pln", "sek"]

    /// The amount's words; nil when there is none from ten upwards.
    func firstPay() -> Span? {
        for token in text.tokens.indices where isAmount(token) && hasCurrency(beside: token) {
            return Span(.description, text, token..<token + 1)
        }
        return nil
    }

    /// "60", "60000", "60k"; a thousands separator begins the next word.
    private func isAmount(_ token: Int) -> Bool {
        let (start, end) = (Int(text.tokens[token].start), Int(text.tokens[token].end))
        guard end - start <= 8, text.tokens[token].gap != .joined else { return false }
        let digits = text.bytes[start..<end].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let rest = text.bytes[(start + digits.count)..<end]
        return digits.count >= 2 && (rest.isEmpty || rest.elementsEqual("k".utf8) || rest.elementsEqual("K".utf8))
    }

    private func hasCurrency(beside token: Int) -> Bool {
        let before = text.bytes[..<Int(text.tokens[token].start)].suffix(4)
        let after = text.bytes[Int(text.tokens[token].end)...].prefix(12)
        if Self.signs.contains(where: { before.suffix($0.count).elementsEqual($0) }) { return true }
        let rest = after.drop { $0 <= UInt8(ascii: "9") && $0 != UInt8(ascii: "$") }
        if Self.signs.contains(where: rest.starts) { return true }
        return [token - 1, token + 1, token + 2].contains {
            text.tokens.indices.contains($0) && Self.codes.contains(text.text($0..<$0 + 1).lowercased())
        }
    }
}

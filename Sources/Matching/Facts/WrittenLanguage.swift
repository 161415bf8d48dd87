/// Tells the language of a text by its commonest words.
enum WrittenLanguage {
    private static let fewest = 20

    /// The index of the language in the vocabulary; nil when there are too few words or no clear winner.
    static func of(_ text: TokenisedText, _ mentions: [Mention]) -> Int? {
        var counts: [Int32: Int] = [:]
        for mention in mentions where mention.kind == .stopword { counts[mention.value, default: 0] += 1 }
        let ranking = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let first = ranking.first, first.value >= fewest else { return nil }
        if ranking.count > 1, Double(first.value) < 1.5 * Double(ranking[1].value) { return nil }
        return Int(first.key)
    }
}

/// Tells the language of a text by its commonest words.
enum WrittenLanguage {
    private static let fewest = 20

    /// The index of the language in the vocabulary; nil when there are too few words or no clear winner.
    static func of(_ mentions: [Mention], languages: Int) -> Int? {
        var counts = [Int](repeating: 0, count: languages)
        for mention in mentions where mention.kind == .stopword { counts[Int(mention.value)] += 1 }
        let ranking = counts.indices.sorted { (counts[$0], $1) > (counts[$1], $0) }
        guard let first = ranking.first, counts[first] >= fewest else { return nil }
        let isClear = ranking.count < 2 || Double(counts[first]) >= 1.5 * Double(counts[ranking[1]])
        return isClear ? first : nil
    }
}

/// How common words and skills are in adverts everywhere, from a file that comes with the program.
struct Commonness: Sendable {
    static let shipped = Commonness(VocabularyFile("commonness").rows)

    private let shares: [WordNumber: Float]
    /// Of a word that the file does not have.
    private static let unknown = 0.002

    /// - Parameter rows: the kind (`word` or `skill`), the word, and per mille of adverts that have it.
    init(_ rows: [[String]]) {
        var shares: [WordNumber: Float] = [:]
        for row in rows {
            guard row.count == 3, let perMille = Float(row[2]) else { preconditionFailure("commonness.tsv: \(row)") }
            if row[0] == "skill" {
                shares[Skill.number(name: row[1])] = perMille / 1000
            } else {
                var text = row[1]
                let tokens = text.withUTF8 { buffer in
                    var tokeniser = Tokeniser(buffer)
                    return tokeniser.tokens { _ in 0 }
                }
                for token in tokens { shares[token.wordNumber] = perMille / 1000 }
            }
        }
        self.shares = shares
    }

    func share(of word: WordNumber) -> Double { shares[word].map(Double.init) ?? Self.unknown }
}

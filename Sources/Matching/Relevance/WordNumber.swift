/// A word, or a skill of the vocabulary, as relevance knows it: 32 bits of its hash, which stay the same over the years.
///
/// Among 200,000 words some five pairs share a number, which moves a score by less than a point.
typealias WordNumber = UInt32

extension Token {
    var wordNumber: WordNumber { WordNumber(truncatingIfNeeded: hash ^ (hash >> 32)) }
}

extension Skill {
    /// By its name and not by its place in the vocabulary, which may grow; no word has the same spelling.
    static func number(name: String) -> WordNumber {
        let hash = "skill:\(name)".utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return WordNumber(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}

extension Vocabulary {
    /// The number of each skill.
    static let skillNumbers = shared.skills.map { Skill.number(name: $0.name) }
}

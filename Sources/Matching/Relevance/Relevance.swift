import Foundation

/// How much the words of a posting are those of a candidate: BM25F over title, skills and text (Robertson, Zaragoza and
/// Taylor 2004), with the candidate's CV as the query and rarity from the whole collection.
struct Relevance: Sendable {
    private let words: WordWeights
    private let statistics: Averages
    /// What the value is divided by: the score of a posting with the candidate's tellingest words.
    private let ideal: Double
    private let skillNumbers: [WordNumber]

    private struct Averages: Sendable { let title: Float, body: Float }

    private static let k1: Float = 1.2
    private static let titleWeight: Float = 4
    private static let skillWeight: Float = 2.5
    private static let bodyLengthShare: Float = 0.75
    private static let titleLengthShare: Float = 0.4
    /// The words of a CV that one posting could have at best.
    private static let telling = 60

    /// - Parameters:
    ///   - text: the CV; a word that it says often counts a little more.
    ///   - skills: of the candidate, as indices of the vocabulary.
    init(
        cv text: TokenisedText, goals: [TokenisedText], skills: some Sequence<Int>, _ statistics: CollectionStatistics,
        _ vocabulary: Vocabulary
    ) {
        var counts: [WordNumber: Float] = [:]
        for token in text.tokens { counts[token.wordNumber, default: 0] += 1 }
        for token in goals.flatMap(\.tokens) { counts[token.wordNumber, default: 0] += 2 }
        var weights: [WordNumber: Float] = [:]
        for (word, count) in counts {
            let rarity = Float(statistics.rarity(of: word))
            // A word of every second advert tells nothing.
            guard rarity > 1 else { continue }
            weights[word] = rarity * (2 * count / (1 + count))
        }
        for skill in skills where !vocabulary.skills[skill].isSoft {
            let number = Vocabulary.skillNumbers[skill]
            weights[number] = Float(statistics.rarity(of: number))
        }
        ideal = weights.values.sorted(by: >).prefix(Self.telling).reduce(0) { $0 + Double($1) }
        words = WordWeights(weights)
        self.statistics = Averages(title: Float(statistics.averageTitle), body: Float(statistics.averageBody))
        skillNumbers = Vocabulary.skillNumbers
    }

    /// 0 for nothing in common; a posting that reads like the CV has about 1.
    func value(_ posting: PostingWords, _ facts: PostingFacts) -> Double {
        guard ideal > 0 else { return 0 }
        let title = Self.titleWeight / length(Float(posting.titleLength), statistics.title, Self.titleLengthShare)
        let body = 1 / length(Float(posting.bodyLength), statistics.body, Self.bodyLengthShare)
        var sum: Float = 0
        for entry in posting.entries {
            let weight = words[entry.word]
            guard weight > 0 else { continue }
            let frequency = Float(entry.inTitle) * title + Float(entry.inBody) * body
            sum += weight * frequency / (Self.k1 + frequency)
        }
        for fact in facts.skills {
            let weight = words[skillNumbers[fact.skill]]
            guard weight > 0 else { continue }
            let frequency = Self.skillWeight * Float(fact.section.weight)
            sum += weight * frequency / (Self.k1 + frequency)
        }
        return Double(sum) / ideal
    }

    private func length(_ words: Float, _ average: Float, _ share: Float) -> Float {
        1 - share + share * words / average
    }
}

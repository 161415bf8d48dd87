import Foundation

/// How much each skill tells among the postings at hand: one that every second posting names tells little.
struct Rarity {
    private let weights: [Double]

    init(_ postings: [PostingFacts], skills: [Skill]) {
        var counts = [Int](repeating: 0, count: skills.count)
        for posting in postings {
            for fact in posting.skills { counts[fact.skill] += 1 }
        }
        let total = Double(postings.count)
        weights = counts.enumerated().map { skill, count in
            // The five are a prior, so that a batch of one or two weighs all skills alike.
            let rarity = log(1 + (total + 5) / (Double(count) + 1)) / log(1 + (total + 5) / 2)
            return (skills[skill].isSoft ? 0.12 : 1) * Swift.min(1, Swift.max(0.25, rarity))
        }
    }

    /// From 0.25 (everywhere) to 1 (rare); soft skills an eighth of it.
    func weight(_ skill: Int) -> Double { weights[skill] }
}

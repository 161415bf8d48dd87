/// How much each skill tells: one that every second posting names tells little.
struct Rarity: Sendable {
    private let weights: [Double]

    init(_ statistics: CollectionStatistics, _ skills: [Skill]) {
        weights = skills.indices.map { skill in
            let rarity = statistics.rarity(of: Vocabulary.skillNumbers[skill]) / Self.usual
            return (skills[skill].isSoft ? 0.12 : 1) * Swift.min(1, Swift.max(0.25, rarity))
        }
    }

    /// The rarity of a skill that one posting in a hundred names.
    private static let usual = 4.6

    /// From 0.25 (everywhere) to 1 (rare); soft skills an eighth of it.
    func weight(_ skill: Int) -> Double { weights[skill] }
}

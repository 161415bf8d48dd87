/// How close the posting's role is to what the candidate does.
struct RoleFit {
    /// 0–1.
    let value: Double
    /// The role in the title that fits best.
    let best: PostingFacts.RoleFact?
    /// Whether the title, not only the skills, tells the role.
    let isTitled: Bool

    init(_ posting: PostingFacts, _ candidate: CandidateFacts, _ vocabulary: Vocabulary) {
        isTitled = !posting.roles.isEmpty
        let ordered = candidate.families.sorted { $0.key < $1.key }
        func closeness(_ family: Int) -> Double {
            ordered.map { (0.5 + 0.5 * $0.value) * vocabulary.families.closeness(family, $0.key) }.max() ?? 0.5
        }
        var (value, best): (Double, PostingFacts.RoleFact?) = (-1, nil)
        for role in posting.roles {
            let fit = role.weight * closeness(role.family)
            if fit > value { (value, best) = (fit, role) }
        }
        guard best == nil else {
            (self.value, self.best) = (value, best)
            return
        }
        self.best = nil
        // No word of the title is known: the trades of the skills asked for speak, with half a voice.
        var trades: [Int: Double] = [:]
        for fact in posting.skills where !vocabulary.skills[fact.skill].isSoft && fact.section != .other {
            trades[vocabulary.skills[fact.skill].family, default: 0] += fact.section.weight
        }
        let total = trades.values.reduce(0, +)
        let fit = trades.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * closeness($1.key) }
        self.value = total < 1.5 ? 0.2 : 0.1 + 0.65 * fit / total
    }
}

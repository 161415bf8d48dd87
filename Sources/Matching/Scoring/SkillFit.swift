/// How much of what the posting asks for the CV shows.
struct SkillFit {
    /// 0–1.
    let value: Double
    /// Weight of the skills that the description, not only the title, asks for: how much the value rests on.
    let evidence: Double
    /// Named by the CV, the weightiest first; without soft skills, and without what only its trade suggests.
    let covered: [PostingFacts.SkillFact]
    /// Asked for as required and not in the CV, the weightiest first.
    let missing: [PostingFacts.SkillFact]
    /// Liked but not required, and not in the CV.
    let stretch: [PostingFacts.SkillFact]

    private typealias Weighed = [(Double, PostingFacts.SkillFact)]

    /// What a very good candidate covers of a posting's list.
    private static let plenty = 0.62

    init(
        _ posting: PostingFacts, _ candidate: CandidateFacts, _ rarity: Rarity, role: Double, _ vocabulary: Vocabulary
    ) {
        var (asked, shown, evidence) = (0.0, 0.0, 0.0)
        var (covered, missing, stretch): (Weighed, Weighed, Weighed) = ([], [], [])
        for fact in posting.skills {
            let skill = vocabulary.skills[fact.skill]
            let near = Self.closeness(of: skill, to: posting, vocabulary)
            let weight = rarity.weight(fact.skill) * fact.section.weight * (0.2 + 0.8 * near)
            let isShown = candidate.skills[fact.skill] != nil || candidate.works(in: skill.field, vocabulary)
            asked += weight
            if fact.span.field == .description, !skill.isSoft { evidence += weight }
            if isShown {
                shown += weight
                if !skill.isSoft, candidate.skills[fact.skill] != nil { covered.append((weight, fact)) }
            } else if !skill.isSoft, near >= 0.25 {
                switch fact.section {
                case .required, .duties: missing.append((weight, fact))
                case .preferred: stretch.append((weight, fact))
                case .intro, .other: continue
                }
            }
        }
        self.evidence = evidence
        // With few skills named, the role says more than the count does.
        let prior = 2.0
        value = Swift.min(1, (shown + prior * 0.5 * role) / (asked + prior) / Self.plenty)
        func ordered(_ list: Weighed) -> [PostingFacts.SkillFact] {
            list.enumerated().sorted { ($0.element.0, $1.offset) > ($1.element.0, $0.offset) }.map(\.element.1)
        }
        (self.covered, self.missing, self.stretch) = (ordered(covered), ordered(missing), ordered(stretch))
    }

    /// How near the skill's trade is to the posting's role: a word of a far trade ("drafting" for a programmer) is likely
    /// no demand. A title that tells no role makes all skills equal.
    private static func closeness(of skill: Skill, to posting: PostingFacts, _ vocabulary: Vocabulary) -> Double {
        guard !posting.roles.isEmpty else { return 0.6 }
        return posting.roles.map { vocabulary.families.closeness(skill.family, $0.family) }.max() ?? 0
    }
}

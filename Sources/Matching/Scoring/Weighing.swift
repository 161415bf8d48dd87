import Domain

/// Puts the parts of a judgement together into a score, a verdict and its sentences.
struct Weighing {
    let posting: Posting
    let facts: PostingFacts
    let candidate: CandidateFacts
    let role: RoleFit
    let skills: SkillFit
    let seniority: SeniorityFit
    let rulings: [Ruling]
    let vocabulary: Vocabulary
    private static let most = 5

    /// What the score is before the conditions: the role first, then the skills, then the level and the years.
    var merit: Double {
        let years = seniority.missingYears == 0 ? 1 : Swift.max(0, 1 - 0.22 * Double(seniority.missingYears))
        return 45 * role.value + 35 * skills.value + 12 * seniority.value + 8 * years
    }

    /// No merit lifts a score over these.
    private var cap: Double {
        let byRole = 18 + 100 * role.value
        let byText: Double = isByTitle ? 70 : 100
        let byYears: Double = seniority.missingYears >= 6 ? 45 : seniority.missingYears >= 4 ? 60 : 100
        return Swift.min(byRole, byText, byYears, seniority.cap)
    }

    /// Whether it asks for hardly any skill that could speak for or against.
    var isByTitle: Bool { role.isTitled && skills.evidence < 0.5 }

    /// The less text there is, the less a merit is worth.
    private var certainty: Double { facts.length == 0 ? 0.55 : facts.length < PostingReader.shortText ? 0.75 : 1 }

    func match() -> Match {
        let breaker = rulings.compactMap(\.dealBreaker).first
        let factor = rulings.map(\.factor).reduce(1, *)
        let score = Int((Swift.min(merit * certainty, cap) * factor).rounded())
        let sentences = Sentences(weighing: self)
        return Match(
            score: score, verdict: verdict(score),
            reasons: Array((sentences.reasons() + rulings.flatMap(\.reasons)).prefix(Self.most)),
            considerations: Array(
                (sentences.provisional() + rulings.flatMap(\.considerations) + sentences.considerations()).prefix(
                    Self.most)),
            stretchGoals: Array(sentences.stretchGoals().prefix(Self.most)), dealBreaker: breaker)
    }

    private func verdict(_ score: Int) -> Match.Verdict {
        switch score {
        case 70...: .apply
        case 55..<70: (seniority.step ?? 0) >= 1 ? .stretch : .consider
        case 40..<55: role.value >= 0.6 && (seniority.step ?? 0) >= 1 ? .stretch : .consider
        default: .skip
        }
    }
}

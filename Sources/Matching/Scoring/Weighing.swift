import Domain

/// Puts the parts of a judgement together into a score, a verdict and its sentences.
struct Weighing {
    let posting: Posting
    let facts: PostingFacts
    let candidate: CandidateFacts
    /// The name of the CV the candidate's facts are from, where there are several.
    let cv: String?
    let role: RoleFit
    let skills: SkillFit
    let seniority: SeniorityFit
    /// How much the words are those of the CV; about 1 for a posting that reads like it.
    let relevance: Double
    /// Whether the title names the candidate's latest one.
    let isSameTitle: Bool
    let domain: DomainFit
    let freshness: Freshness
    let rulings: [Ruling]
    let vocabulary: Vocabulary
    private static let most = 5

    /// The relevance of a posting that could have been written for the CV; more of it says no more.
    private static let closeReading = 0.1

    /// What the score is before the conditions: the role and the words first, then the skills, the level and the years.
    /// The shares are round numbers from the middle of those that did about equally well for the dev candidates of
    /// `Benchmarks/matching-bench`.
    var merit: Double {
        let years = seniority.missingYears == 0 ? 1 : Swift.max(0, 1 - 0.22 * Double(seniority.missingYears))
        return 32 * role.value + 16 * skills.value + 30 * Swift.min(1, relevance / Self.closeReading)
            + 12 * seniority.value + 8 * years + 2 * domain.value + (isSameTitle ? 3 : 0)
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

    /// What the conditions multiply the score by.
    private var conditions: Double { rulings.map(\.factor).reduce(freshness.factor, *) }

    /// 0–100, before a deal-breaker makes it 0.
    var score: Int { Int((Swift.min(merit * certainty, cap) * conditions).rounded()) }

    /// Everything that the score is made of.
    var signals: [(name: String, value: Double)] {
        [
            ("role", role.value), ("titled", role.isTitled ? 1 : 0), ("skills", skills.value),
            ("evidence", skills.evidence), ("relevance", relevance), ("seniority", seniority.value),
            ("seniorityCap", seniority.cap), ("missingYears", Double(seniority.missingYears)),
            ("domain", domain.value), ("certainty", certainty), ("conditions", conditions),
            ("breaks", rulings.contains { $0.dealBreaker != nil } ? 1 : 0), ("score", Double(score)),
        ]
    }

    func match() -> Match {
        let breaker = rulings.compactMap(\.dealBreaker).first
        let isShort = facts.length < PostingReader.shortText
        // One reason is enough, and most of a large collection is rejected.
        if let breaker {
            return Match(score: 0, verdict: .skip, dealBreaker: breaker, isProvisional: isShort, cv: cv)
        }
        let score = score
        let sentences = Sentences(weighing: self)
        return Match(
            score: score, verdict: verdict(score),
            reasons: Array((sentences.reasons() + rulings.flatMap(\.reasons)).prefix(Self.most)),
            considerations: Array(
                (sentences.provisional() + rulings.flatMap(\.considerations) + sentences.considerations()).prefix(
                    Self.most)),
            stretchGoals: Array(sentences.stretchGoals().prefix(Self.most)), isProvisional: isShort, cv: cv)
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

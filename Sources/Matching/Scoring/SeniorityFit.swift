import Domain

/// How the level and the years asked for stand to the candidate's, with the caps that no other merit lifts.
struct SeniorityFit {
    /// 0–1.
    let value: Double
    /// The most that the score may be.
    let cap: Double
    /// Steps from the candidate's level up to the posting's; nil when either is not known.
    let step: Int?
    /// The level the posting seems to ask for.
    let level: Seniority?
    /// Years asked for above the years shown.
    let missingYears: Int

    init(_ posting: PostingFacts, _ candidate: CandidateFacts) {
        level =
            posting.seniority?.level ?? Self.level(years: posting.years?.least)
            ?? Self.usual(for: candidate.seniority)
        missingYears =
            posting.years.map { asked in
                candidate.years.map { Swift.max(0, asked.least - Int($0.rounded())) } ?? 0
            } ?? 0
        guard let level, let own = candidate.seniority else {
            step = nil
            (value, cap) = (missingYears >= 3 ? 0.4 : 0.75, missingYears >= 4 ? 60 : 100)
            return
        }
        let sought = candidate.levels.isEmpty ? [own] : candidate.levels.sorted { $0.index < $1.index }
        let steps = sought.map { level.rank - $0.rank }
        let nearest = steps.min { abs($0) < abs($1) } ?? 0
        step = nearest
        let isIntern = level == .intern && nearest < 0
        // Without a word in the title the years only hint at the level.
        let isHint = posting.seniority == nil
        switch nearest {
        case 0: (value, cap) = (1, 100)
        case 1: (value, cap) = (isHint ? 0.8 : 0.7, isHint ? 90 : 85)
        case 2: (value, cap) = (0.35, isHint ? 65 : 55)
        case 3: (value, cap) = (0.1, isHint ? 45 : 35)
        case 4...: (value, cap) = (0, 25)
        case -1: (value, cap) = isIntern ? (0.4, 45) : (0.85, isHint ? 100 : 92)
        case -2: (value, cap) = isIntern ? (0.1, 25) : (0.5, isHint ? 80 : 60)
        default: (value, cap) = isIntern ? (0, 15) : (0.2, isHint ? 65 : 40)
        }
    }

    /// A posting that says nothing of a level is for people in the middle: those who lead departments, and those who have
    /// yet to begin, are told so.
    private static func usual(for candidate: Seniority?) -> Seniority? {
        guard let candidate else { return nil }
        return candidate.rank >= Seniority.director.rank ? .senior : candidate == .intern ? .junior : nil
    }

    /// What level a number of years stands for.
    static func level(years: Int?) -> Seniority? {
        years.map { $0 <= 1 ? .junior : $0 <= 4 ? .mid : $0 <= 8 ? .senior : .staff }
    }
}

import Domain

/// What a posting asks for and offers, read from its text once; nothing here depends on a candidate.
struct PostingFacts {
    var skills: [SkillFact] = []
    var roles: [RoleFact] = []
    var seniority: SeniorityFact?
    var years: YearsAsked?
    var languages: [LanguageFact] = []
    /// ISO 639-1 of the language the text is written in, when it is clear.
    var writtenIn: String?
    var places: [PlaceFact] = []
    var workplace: WorkplaceFact?
    /// What the text says of it where no field, location or title does.
    var toldWorkplace: WorkplaceFact?
    /// What any of them says.
    var statedWorkplace: WorkplaceFact? { workplace ?? toldWorkplace }
    /// Whether the text says that one need not come to the office, whatever the workplace's field says.
    var opensRemote = false
    var sponsorship: SponsorshipFact?
    var industries: [IndustryFact] = []
    /// Words on the hours of other places that one must share.
    var timeZone: Span?
    /// An amount with a currency beside it.
    var pay: Span?
    /// Words in the description.
    var length = 0

    /// A skill the posting names, in the weightiest part that names it.
    struct SkillFact {
        let skill: Int
        var section: Section
        let span: Span
        /// The weightiest part of the description that names it; nil where only the title does.
        var inText: Section?
    }

    /// A role family that the title names, the main one first.
    struct RoleFact {
        let family: Int
        /// From 0 to 1: how surely the title is of this family.
        let weight: Double
        let span: Span
    }

    struct SeniorityFact {
        let level: Seniority
        /// Nil when the kind of contract, not a word, tells the level.
        let span: Span?
    }

    /// Years of experience asked for, the highest of the required ones.
    struct YearsAsked {
        let least: Int
        let span: Span
        /// Where it is asked in months, or as a part of a year.
        var months: Int
    }

    struct LanguageFact {
        /// ISO 639-1; more than one when any of them will do.
        let languages: [Int]
        let level: LanguageLevel?
        let isRequired: Bool
        let span: Span
        /// Whether nothing softens it, at whatever level.
        var isAsked = true
        /// Whether it is liked, without being asked.
        var isWished = false
    }

    struct WorkplaceFact {
        let workplace: Workplace
        let span: Span?
    }

    struct SponsorshipFact {
        let isOffered: Bool
        let span: Span
    }

    struct IndustryFact {
        let industry: Int
        var count: Int
        let span: Span
    }
}

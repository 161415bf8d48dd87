public import Domain

/// What a posting asks for and offers, each fact with the words it was taken from: made once, stored with the posting.
///
/// Codable as one JSON object whose members are the properties' names; `docs/matching.md` describes them. A list is
/// empty, and a single fact nil, where the posting says nothing.
public struct Facts: Sendable, Hashable, Codable {
    /// Rises whenever the same posting may give other facts, so that stored ones can be made anew.
    public static let currentVersion = 1

    /// The version of the engine that made these.
    public var factsVersion = Facts.currentVersion
    /// ISO 639-1 of the language most of the text is written in, when it is clear.
    public var writtenIn: String?
    public var skills: [SkillFact] = []
    /// Two where the title names two ("Senior/Staff").
    public var seniority: [SeniorityFact] = []
    public var years: YearsFact?
    /// Families of `roles.tsv`, the best first.
    public var roles: [RoleFact] = []
    public var employment: [EmploymentFact] = []
    /// Two where the choice is free.
    public var workplaces: [WorkplaceFact] = []
    public var countries: [CountryFact] = []
    public var cities: [CityFact] = []
    /// Where a remote person may live.
    public var remoteRegions: [RegionFact] = []
    public var timeZone: TimeZoneFact?
    public var languages: [LanguageFact] = []
    public var sponsorship = StanceFact()
    public var relocation = StanceFact()
    public var clearances: [ClearanceFact] = []
    public var salary: SalaryFact?

    public init() {}

    /// How much a posting wants something.
    public enum Demand: String, Sendable, Hashable, Codable { case required, preferred, mentioned }

    public struct SkillFact: Sendable, Hashable, Codable {
        /// As the vocabulary names it.
        public var name: String
        public var kind: SkillKind
        public var demand: Demand
        public var quote: String
    }

    public struct SeniorityFact: Sendable, Hashable, Codable {
        public var level: Seniority
        /// The words of the title or the text; the years asked, where only they tell the level.
        public var quote: String?
    }

    public struct YearsFact: Sendable, Hashable, Codable {
        /// The least experience that satisfies the posting as a whole, in years: 0.5 is six months.
        public var least: Double
        public var quote: String
    }

    public struct RoleFact: Sendable, Hashable, Codable {
        public var family: String
        public var quote: String
    }

    public struct EmploymentFact: Sendable, Hashable, Codable {
        public var type: EmploymentType
        /// Nil where the page has a field for it.
        public var quote: String?
    }

    public struct WorkplaceFact: Sendable, Hashable, Codable {
        public var workplace: Workplace
        /// Nil where the page has a field for it, or where the trade leaves no choice.
        public var quote: String?
    }

    public struct CountryFact: Sendable, Hashable, Codable {
        /// ISO 3166-1 alpha-2.
        public var code: String
        public var quote: String
    }

    public struct CityFact: Sendable, Hashable, Codable {
        /// The usual English name where the vocabulary knows the city, else as it is written.
        public var name: String
        public var country: String?
        public var quote: String
    }

    public struct RegionFact: Sendable, Hashable, Codable {
        /// A country's code, a region's name in capitals ("EU", "EUROPE", "LATAM") or "worldwide".
        public var region: String
        public var quote: String
    }

    public struct TimeZoneFact: Sendable, Hashable, Codable {
        public var quote: String
    }

    public struct LanguageFact: Sendable, Hashable, Codable {
        /// ISO 639-1; more than one where any of them will do.
        public var codes: [String]
        public var level: LanguageLevel?
        public var demand: Demand
        public var quote: String
    }

    /// What a posting says of something that an employer can offer or refuse.
    public enum Stance: String, Sendable, Hashable, Codable { case offered, refused, unsaid }

    public struct StanceFact: Sendable, Hashable, Codable {
        public var stance = Stance.unsaid
        public var quote: String?
    }

    public struct ClearanceFact: Sendable, Hashable, Codable {
        public enum Kind: String, Sendable, Hashable, Codable {
            case securityClearance = "security-clearance"
            case citizenship
            case rightToWork = "right-to-work"
            case policeRecord = "police-record"
        }

        public var kind: Kind
        public var quote: String
    }

    public struct SalaryFact: Sendable, Hashable, Codable {
        public var salary: Salary
        /// Whether commission is in it (on-target earnings).
        public var includesCommission = false
        /// Nil where the page has a field for it.
        public var quote: String?
    }
}

/// What sort of thing a skill is.
public enum SkillKind: String, Sendable, Hashable, Codable {
    /// A product, language, framework, standard or method with a name of its own.
    case tool
    /// Something a trade does: accounting, welding, SEO.
    case trade
    /// A certificate or licence.
    case certificate
    /// Character and manners; never told as a fact.
    case soft
}

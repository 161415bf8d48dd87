public import Foundation

/// The conditions a candidate sets, beside the CV. A part that is nil or empty sets no condition.
public struct Profile: Sendable, Hashable {
    public var residence: Residence?
    /// Where the candidate may work without a sponsor. Nil when it is not said; regions are spelt out by country.
    public var workAuthorisation: Set<CountryCode>?
    /// Nil when it is not said, which is not a refusal.
    public var willingToRelocate: Bool?
    /// All languages the candidate speaks. Empty when it is not said.
    public var languages: [LanguageSkill]
    /// The working day of a job abroad may be at most so many hours away from the residence's. Nil sets no condition.
    public var maximumHoursApart: Double?
    /// What the candidate wants to come to, in their own words: "lead a team", "move into teaching".
    public var goals: [String]
    public var workplaces: Set<Workplace>
    public var employmentTypes: Set<EmploymentType>
    public var companySizes: Set<CompanySize>
    /// The levels sought; they go before what the CV suggests.
    public var seniority: Set<Seniority>
    public var salaryFloor: SalaryFloor?
    public var exclusions: Exclusions
    /// What the CV says otherwise, or does not say.
    public var corrections: Corrections

    public init(
        residence: Residence? = nil, workAuthorisation: Set<CountryCode>? = nil, willingToRelocate: Bool? = nil,
        languages: [LanguageSkill] = [], maximumHoursApart: Double? = nil, goals: [String] = [],
        workplaces: Set<Workplace> = [], employmentTypes: Set<EmploymentType> = [],
        companySizes: Set<CompanySize> = [], seniority: Set<Seniority> = [], salaryFloor: SalaryFloor? = nil,
        exclusions: Exclusions = Exclusions(), corrections: Corrections = Corrections()
    ) {
        self.residence = residence
        self.workAuthorisation = workAuthorisation
        self.willingToRelocate = willingToRelocate
        self.languages = languages
        self.maximumHoursApart = maximumHoursApart
        self.goals = goals
        self.workplaces = workplaces
        self.employmentTypes = employmentTypes
        self.companySizes = companySizes
        self.seniority = seniority
        self.salaryFloor = salaryFloor
        self.exclusions = exclusions
        self.corrections = corrections
    }

    /// Where the candidate lives.
    public struct Residence: Sendable, Hashable {
        public var country: CountryCode
        public var city: String?
        /// IANA name, such as "Europe/Berlin".
        public var timeZone: String?

        public init(country: CountryCode, city: String? = nil, timeZone: String? = nil) {
            self.country = country
            self.city = city
            self.timeZone = timeZone
        }
    }

    /// The least that a job must pay, before tax.
    public struct SalaryFloor: Sendable, Hashable {
        /// In units of the currency.
        public var amount: Decimal
        /// ISO 4217, upper case.
        public var currency: String
        public var period: Salary.Period

        public init(amount: Decimal, currency: String, period: Salary.Period) {
            self.amount = amount
            self.currency = currency
            self.period = period
        }
    }

    /// What rules a posting out, in the candidate's own words.
    public struct Exclusions: Sendable, Hashable {
        public var industries: [String]
        /// A technology in the title or among the requirements.
        public var technologies: [String]
        /// Words of a title.
        public var roles: [String]
        public var companies: [String]
        /// Words or phrases anywhere in the posting.
        public var words: [String]

        public init(
            industries: [String] = [], technologies: [String] = [], roles: [String] = [], companies: [String] = [],
            words: [String] = []
        ) {
            self.industries = industries
            self.technologies = technologies
            self.roles = roles
            self.companies = companies
            self.words = words
        }
    }

    /// What the candidate says of themselves where a program reads the CV wrongly; it goes before what the CV shows.
    public struct Corrections: Sendable, Hashable {
        /// Skills that the CV does not name.
        public var addedSkills: [String]
        /// Skills that the CV names and that the candidate does not have, or does not want to use any more.
        public var removedSkills: [String]
        /// Of work in the trade.
        public var years: Double?
        /// How far along the candidate is, whatever level is sought.
        public var seniority: Seniority?

        public init(
            addedSkills: [String] = [], removedSkills: [String] = [], years: Double? = nil, seniority: Seniority? = nil
        ) {
            self.addedSkills = addedSkills
            self.removedSkills = removedSkills
            self.years = years
            self.seniority = seniority
        }
    }
}

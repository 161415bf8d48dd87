import Domain
import Foundation
import Testing

@testable import Matching

@Suite struct ConditionTests {
    private static let text = String(repeating: "A good place to work with good people, day after day. ", count: 6)

    private func match(_ posting: Posting, _ profile: Profile, company: String? = nil) -> Match {
        LocalMatcher().rank(
            [posting], for: Candidate(cv: SampleCandidate.iOSDeveloper.cv, profile: profile), company: company,
            now: someDay)[0].match
    }

    private func posting(in locations: [String], _ workplace: Workplace? = nil, _ more: String = "") -> Posting {
        .sample("iOS Engineer", in: locations, Self.text + more, workplace: workplace)
    }

    @Test func `on site in another city is a deal-breaker only for one who says no to moving`() {
        let munich = posting(in: ["Munich, Germany"], .onSite)
        #expect(match(munich, .living("DE", "Berlin", relocate: false)).dealBreaker?.kind == .location)
        #expect(match(munich, .living("DE", "Berlin", relocate: true)).dealBreaker == nil)
        #expect(match(munich, .living("DE", "Berlin")).dealBreaker == nil)
        #expect(match(munich, .living("DE", "Munich", relocate: false)).dealBreaker == nil)
        #expect(match(munich, .living("DE", relocate: false)).dealBreaker == nil)
    }

    @Test func `a posting that does not say how it is done is not ruled out by its city`() {
        let match = match(posting(in: ["Munich, Germany"]), .living("DE", "Berlin", relocate: false))
        #expect(match.dealBreaker == nil)
        #expect(match.considerations.contains { $0.quote == "Munich, Germany" })
    }

    @Test func `a place within commuting distance is no other city`() {
        let posting = posting(in: ["Palo Alto, CA"], .onSite)
        #expect(match(posting, .living("US", "San Francisco", relocate: false)).dealBreaker == nil)
    }

    @Test func `where a remote candidate must live is read from the text when no location says it`() {
        let posting = posting(in: ["Remote"], .remote, "You must be based in the United States.")
        let match = match(posting, .living("DE", "Berlin", relocate: false))
        #expect(match.dealBreaker?.kind == .location)
        #expect(match.dealBreaker?.quote == "You must be based in the United States")
    }

    @Test func `remote without a word on from where is to be considered`() {
        let match = match(posting(in: ["Remote"], .remote), .living("DE", "Berlin", relocate: false))
        #expect(match.dealBreaker == nil)
        #expect(match.considerations.contains { $0.text.hasPrefix("Remote, but") && $0.quote == "Remote" })
    }

    @Test func `one fitting location of several is enough`() {
        let posting = posting(in: ["New York", "Berlin", "Tokyo"], .onSite)
        let match = match(posting, .living("DE", "Berlin", authorised: ["DE"], relocate: false))
        #expect(match.dealBreaker == nil)
        #expect(match.reasons.contains { $0.quote == "Berlin" })
    }

    @Test(arguments: ["Remote (US)", "Remote - United States", "US Remote"])
    func `remote within a country is not remote from everywhere`(location: String) {
        let posting = posting(in: [location], .remote)
        #expect(match(posting, .living("DE", "Berlin", relocate: false)).dealBreaker?.quote == location)
        #expect(match(posting, .living("US", "Denver", relocate: false)).dealBreaker == nil)
    }

    @Test(arguments: ["Remote - EU only", "Anywhere in Germany", "Remote - EMEA", "Remote - Worldwide", "Remote, DACH"])
    func `remote within a region that holds the residence fits`(location: String) {
        let match = match(
            posting(in: [location], .remote), .living("DE", "Berlin", authorised: ["DE"], relocate: false))
        #expect(match.dealBreaker == nil)
        #expect(match.reasons.contains { $0.quote == location })
    }

    @Test func `a refusal to sponsor rules out, silence is to be considered, an offer is a reason`() {
        let profile = Profile.living("DE", "Berlin", authorised: ["DE", "FR"], relocate: true)
        let refused = match(posting(in: ["Austin"], .onSite, "We are unable to sponsor visas."), profile)
        #expect(refused.dealBreaker?.kind == .workAuthorisation)
        #expect(refused.dealBreaker?.quote?.contains("unable to sponsor") == true)
        let silent = match(posting(in: ["Austin"], .onSite), profile)
        #expect(silent.dealBreaker == nil)
        #expect(silent.considerations.contains { $0.text.contains("sponsors") && $0.quote == nil })
        let offered = match(posting(in: ["Austin"], .onSite, "We sponsor visas."), profile)
        #expect(offered.reasons.contains { $0.quote?.contains("sponsor visas") == true })
        #expect(offered.score > silent.score)
        let authorised = match(posting(in: ["Paris"], .onSite, "We are unable to sponsor visas."), profile)
        #expect(authorised.dealBreaker == nil)
    }

    @Test func `an unknown location is to be considered`() {
        let match = match(posting(in: ["Flexibel"]), .living("DE", "Berlin"))
        #expect(match.dealBreaker == nil)
        #expect(match.considerations.contains { $0.quote == "Flexibel" })
    }

    @Test func `a required language that is missing is a deal-breaker, a liked one is not`() {
        let profile = Profile(languages: [LanguageSkill(language: "en", level: .c1)])
        let required = match(posting(in: [], nil, "\nRequirements\n- Fluent German required"), profile)
        #expect(required.dealBreaker?.kind == .language)
        #expect(required.dealBreaker?.quote == "Fluent German required")
        #expect(match(posting(in: [], nil, "\nRequirements\n- German is a plus"), profile).dealBreaker == nil)
        #expect(match(posting(in: [], nil, "\nRequirements\n- Fluent German or English"), profile).dealBreaker == nil)
        #expect(match(posting(in: [], nil, "\nRequirements\n- Fluent German required"), Profile()).dealBreaker == nil)
    }

    @Test(arguments: [
        "No Dutch required.", "You speak at least one of English, Dutch and Finnish.", "Our Danish customers love us.",
    ])
    func `a language that is not asked of this candidate is not spoken of`(text: String) {
        let profile = Profile(languages: [LanguageSkill(language: "en")])
        let match = match(posting(in: [], nil, text), profile)
        #expect(match.dealBreaker == nil)
        #expect(!match.considerations.contains { $0.text.contains("among your languages") })
    }

    @Test func `without languages in the profile the CV's are asked about, and rule nothing out`() {
        let posting = Posting.sample("iOS Engineer", Self.text + "\nRequirements\n- Fluent Dutch required")
        func match(_ cv: String) -> Match {
            LocalMatcher().rank([posting], for: Candidate(cv: cv), now: someDay)[0].match
        }
        let silent = match("iOS Developer\nLanguages: English")
        #expect(silent.dealBreaker == nil)
        #expect(
            silent.considerations.contains(
                Finding("Asks for Dutch, which your CV does not name", quote: "Fluent Dutch required")))
        #expect(!match("iOS Developer\nLanguages: Dutch").considerations.contains { $0.text.contains("Dutch") })
    }

    @Test func `a language with two codes is said once`() {
        let match = match(
            posting(in: [], nil, "\nNice to have\n- Fluent Chinese or Mandarin"),
            Profile(languages: [.init(language: "en")]))
        #expect(match.considerations.contains { $0.text.hasPrefix("Chinese is mentioned") })
    }

    @Test func `a language asked for in the title counts`() {
        let profile = Profile(languages: [LanguageSkill(language: "en")])
        let match = match(.sample("iOS Engineer (Dutch speaking)", Self.text), profile)
        #expect(match.dealBreaker?.kind == .language)
    }

    @Test func `a language spoken less well than asked for is to be considered`() {
        let profile = Profile(languages: [.init(language: "en", level: .c2), .init(language: "de", level: .b1)])
        let match = match(posting(in: [], nil, "\nRequirements\n- Fluent German required"), profile)
        #expect(match.dealBreaker == nil)
        #expect(match.considerations.contains { $0.text.contains("German") })
    }

    @Test func `a text in a language the candidate does not list is to be considered, not ruled out`() {
        let german = String(repeating: "Wir suchen dich für die Arbeit mit den Kunden und der Technik. ", count: 8)
        let match = match(.sample("iOS Entwickler", german), Profile(languages: [LanguageSkill(language: "en")]))
        #expect(match.dealBreaker == nil)
        #expect(match.considerations.contains { $0.text.hasPrefix("Written in German") })
    }

    @Test func `pay below the floor is a deal-breaker only in the same currency and when its top is stated`() {
        let profile = Profile(salaryFloor: .init(amount: 70_000, currency: "EUR", period: .year))
        func kind(_ min: Decimal?, _ max: Decimal?, _ currency: String, _ period: Salary.Period) -> DealBreaker.Kind? {
            let salary = Salary(min: min, max: max, currency: currency, period: period)
            return match(.sample("iOS Engineer", Self.text, salary: salary), profile).dealBreaker?.kind
        }
        #expect(kind(40_000, 60_000, "EUR", .year) == .salary)
        #expect(kind(3_000, 4_000, "EUR", .month) == .salary)
        #expect(kind(50_000, 80_000, "EUR", .year) == nil)
        #expect(kind(40_000, nil, "EUR", .year) == nil)
        #expect(kind(40_000, 60_000, "USD", .year) == nil)
        #expect(kind(30, 50, "EUR", .hour) == nil)
        #expect(kind(60, 70, "EUR", .year) == nil)
        #expect(kind(60, 70, "EUR", .month) == nil)
    }

    @Test func `what is not known of the pay is said in its own words`() {
        let profile = Profile(salaryFloor: .init(amount: 70_000, currency: "EUR", period: .year))
        func says(_ salary: Salary?, _ text: String = "") -> [Finding] {
            match(.sample("iOS Engineer", Self.text + text, salary: salary), profile).considerations
        }
        func texts(_ currency: String?, _ period: Salary.Period?) -> [String] {
            says(Salary(min: 60, max: 70, currency: currency, period: period)).map(\.text)
        }
        #expect(texts("EUR", .year).contains { $0.contains("cannot be right") })
        #expect(texts("USD", .year).contains("Pays in another currency than your floor: USD"))
        #expect(texts(nil, .year).contains("Does not say in which currency it pays"))
        #expect(texts("EUR", nil).contains("Does not say whether it pays per hour, month or year"))
        #expect(says(nil).contains(Finding("Does not say what it pays")))
        for pay in ["€60,000", "70k EUR a year", "USD 90,000", "55.000 €"] {
            #expect(
                says(nil, "We pay \(pay).").contains {
                    $0.text == "The pay stands only in the text: check it" && $0.quote?.contains(pay) == true
                }, "\(pay)")
        }
    }

    @Test func `a workplace or contract that is not wanted is a deal-breaker when it is stated`() {
        let profile = Profile(workplaces: [.remote], employmentTypes: [.fullTime])
        #expect(match(posting(in: [], .onSite), profile).dealBreaker?.kind == .workplace)
        #expect(match(posting(in: []), profile).dealBreaker == nil)
        let intern = Posting.sample("iOS Engineer", Self.text, employmentType: .internship)
        #expect(match(intern, profile).dealBreaker?.kind == .employmentType)
    }

    @Test func `a contract for interns tells the level where the title does not`() {
        let intern = Posting.sample("iOS Engineer", Self.text, employmentType: .internship)
        let match = match(intern, Profile())
        #expect(match.score <= 15)
        #expect(match.considerations.contains { $0.text.contains("internship") && $0.quote == nil })
    }

    @Test(arguments: [
        "We have no casino, no gambling clients and no betting.",
        "We are not a gambling company, we help people to stop gambling addiction. Gambling addiction is an illness.",
        "Security: defence in depth, missile command arcade nights, and defence in depth again, in depth.",
        "Our customers: hospitals, banks, defence ministries, casinos, the military and betting shops.",
        "We build software for a casino.",
    ])
    func `an industry that is denied, served or named in passing does not rule out`(text: String) {
        let profile = Profile(exclusions: .init(industries: ["gambling", "defence"]))
        #expect(match(.sample("iOS Engineer", text), profile).dealBreaker == nil)
    }

    @Test func `an industry whose experience is asked for is the employer's`() {
        let text = """
            You make charts for ships.
            - Documents to the standard of a defence contractor
            - Experience in the defence industry or the armed forces
            """
        let profile = Profile(exclusions: .init(industries: ["defence"]))
        #expect(match(.sample("iOS Engineer", text), profile).dealBreaker?.kind == .industry)
    }

    @Test func `an industry named once is to be considered`() {
        let profile = Profile(exclusions: .init(industries: ["gambling"]))
        let match = match(.sample("iOS Engineer", "We build software for a casino."), profile)
        #expect(match.considerations.contains { $0.quote == "We build software for a casino" })
    }

    @Test func `an excluded word that is denied does not rule out`() {
        let profile = Profile(exclusions: .init(words: ["unpaid"]))
        #expect(match(.sample("iOS Engineer", "We never offer unpaid internships."), profile).dealBreaker == nil)
        #expect(match(.sample("iOS Engineer", "We pay well. The trial is unpaid."), profile).dealBreaker?.kind == .word)
    }

    @Test func `exclusions rule out by industry, technology, role, company and word`() {
        func kind(_ exclusions: Profile.Exclusions, _ posting: Posting, company: String? = nil) -> DealBreaker.Kind? {
            match(posting, Profile(exclusions: exclusions), company: company).dealBreaker?.kind
        }
        let casino = Posting.sample(
            "iOS Engineer", "Our casino is the best casino. Play at our casino.\nRequirements\n- Swift")
        #expect(kind(.init(industries: ["gambling"]), casino) == .industry)
        #expect(kind(.init(industries: ["defence"]), casino) == nil)
        let php = Posting.sample("Engineer", "Requirements\n- PHP 8\n\nNice to have\n- Golang")
        #expect(kind(.init(technologies: ["PHP"]), php) == .technology)
        #expect(kind(.init(technologies: ["Go"]), php) == nil)
        #expect(kind(.init(technologies: ["Obscurity Engine"]), .sample("Obscurity Engine Developer")) == .technology)
        #expect(kind(.init(roles: ["sales engineer"]), .sample("Senior Sales Engineer, EMEA")) == .role)
        #expect(kind(.init(words: ["unpaid"]), .sample("Engineer", "This is an UNPAID position.")) == .word)
        let url = URL(string: "https://jobs.example.com/example-holdings/12")
        #expect(kind(.init(companies: ["Example Holdings"]), .sample("Engineer", url: url)) == .company)
        #expect(
            kind(.init(companies: ["Example Holdings"]), .sample("Engineer"), company: "Example Holdings") == .company)
        #expect(kind(.init(companies: ["Other"]), .sample("Engineer", url: url)) == nil)
    }
}

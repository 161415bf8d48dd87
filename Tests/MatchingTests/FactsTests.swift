import Domain
import Foundation
import TestSupport
import Testing

@testable import Matching

/// Facts of fictional sentences, each in words of the field and of several languages.
@Suite struct FactsTests {
    private let reader = FactsReader()

    private func facts(
        _ title: String = "Engineer", in locations: [String] = [], _ text: String = "", workplace: Workplace? = nil,
        type: EmploymentType? = nil, salary: Salary? = nil
    ) -> Facts {
        reader.facts(
            of: .sample(title, in: locations, text, workplace: workplace, employmentType: type, salary: salary))
    }

    @Test(arguments: [
        ("The salary range is $120,000 – $150,000 per year.", 120_000, 150_000, "USD", Salary.Period.year),
        ("Salary: $120k - $150k", 120_000, 150_000, "USD", .year),
        ("We pay £45,000 to £55,000 per annum.", 45_000, 55_000, "GBP", .year),
        ("Gehalt: 60.000 – 75.000 € brutto pro Jahr", 60_000, 75_000, "EUR", .year),
        ("Vergütung: 850 EUR pro Monat", 850, 850, "EUR", .month),
        ("Salaire : 38 000 à 45 000 € brut annuel", 38_000, 45_000, "EUR", .year),
        ("Salario: 30.000 - 36.000 € brutos anuales", 30_000, 36_000, "EUR", .year),
        ("Salaris: € 3.200 tot € 4.100 bruto per maand", 3_200, 4_100, "EUR", .month),
        ("Salário: R$ 6.000 a R$ 8.000 por mês", 6_000, 8_000, "BRL", .month),
        ("Mzda: 45 000 – 55 000 Kč", 45_000, 55_000, "CZK", .month),
        ("Compensation: $25/hour", 25, 25, "USD", .hour), ("Lohn: 18,50 € pro Stunde", 18.5, 18.5, "EUR", .hour),
        ("Pay: CA$90,000–CA$110,000 a year", 90_000, 110_000, "CAD", .year),
    ])
    func `pay is read from the text`(
        text: String, least: Double, most: Double, currency: String, period: Salary.Period
    ) throws {
        let pay = try #require(facts("Clerk", text).salary)
        #expect(pay.salary.min == Decimal(least))
        #expect(pay.salary.max == Decimal(most))
        #expect(pay.salary.currency == currency)
        #expect(pay.salary.period == period)
    }

    @Test(arguments: [
        "We raised $25,000,000 in our last round of funding.", "A referral bonus of $2,000 waits for you.",
        "You get $800 per year for personal development as a benefit.", "Our customers moved €40,000 last month.",
        "We serve 120,000 people.", "A budget of 1.000 € for learning", "Ein Zuschuss von 50 € pro Monat",
    ])
    func `other money is no pay`(text: String) { #expect(facts("Clerk", text).salary == nil) }

    @Test func `the page's own field goes before the text`() throws {
        let field = Salary(min: 50_000, max: 60_000, currency: "EUR", period: .year)
        let pay = try #require(facts("Clerk", "Salary: 10 € per hour", salary: field).salary)
        #expect(pay.salary == field)
        #expect(pay.quote == nil)
    }

    @Test(arguments: [
        ("Freelance Illustrator", "", [EmploymentType.contract]), ("Nurse (part-time)", "", [.partTime]),
        ("Werkstudent Vertrieb", "", [.internship, .partTime]), ("Praktikum Marketing", "", [.internship]),
        ("Clerk", "This is a fixed-term contract.", [.temporary]), ("Clerk", "Anstellungsart: Vollzeit", [.fullTime]),
        ("Clerk", "Type de contrat : temps partiel", [.partTime]),
        ("Clerk", "Tipo de contrato: jornada completa", [.fullTime]),
        ("Clerk", "Dienstverband: deeltijd", [.partTime]), ("Clerk", "Regime: tempo integral", [.fullTime]),
        ("Clerk", "You have worked with freelancers and interns before.", []),
    ])
    func `contracts are read from title and text`(title: String, text: String, types: [EmploymentType]) {
        #expect(Set(facts(title, text).employment.map(\.type)) == Set(types))
    }

    @Test(arguments: [
        ("You come to the office three days a week.", Workplace.hybrid), ("Our hybrid model suits families.", .hybrid),
        ("This role is fully remote.", .remote), ("You work five days a week in our office.", .onSite),
        ("This is an on-site role.", .onSite), ("Wir arbeiten zwei Tage pro Woche im Büro.", .hybrid),
        ("Le poste est 100% télétravail.", .remote), ("Trabajo 100% remoto.", .remote),
        ("Je werkt volledig remote.", .remote), ("Trabalho híbrido em equipa.", .hybrid),
    ])
    func `the workplace is read from the text`(text: String, workplace: Workplace) {
        #expect(facts("Product Designer", text).workplaces.map(\.workplace) == [workplace])
    }

    @Test func `a text that asks for the office goes before a field that says remote`() {
        let found = facts("Designer", "You work five days a week in our office.", workplace: .remote).workplaces
        #expect(found.map(\.workplace) == [.onSite])
    }

    @Test(arguments: [
        (["Lisbon, Portugal"], ["Lisbon"], ["PT"]), (["Mountain View, CA"], ["Mountain View"], ["US"]),
        (["München"], ["Munich"], ["DE"]), (["Little Hampton, TX"], ["Little Hampton"], ["US"]),
        (["Paris", "Lyon"], ["Paris", "Lyon"], ["FR"]), (["Gdańsk, Polska"], ["Gdansk"], ["PL"]),
        (["Berlin Office"], ["Berlin"], ["DE"]), (["Remote - Canada"], [], ["CA"]), (["Remote"], [], []),
    ])
    func `cities and countries are named`(locations: [String], cities: [String], countries: [String]) {
        let found = facts("Engineer", in: locations)
        #expect(found.cities.map(\.name) == cities)
        #expect(found.countries.map(\.code) == countries)
    }

    @Test(arguments: [
        ("Remote (US)", "", ["US"]), ("Remote - Europe", "", ["EUROPE"]),
        ("Remote, Germany or Austria", "", ["AT", "DE"]),
        ("Remote", "You can work from anywhere in the world.", ["worldwide"]), ("Remote", "", []),
        ("Remote", "You must be based in Spain.", ["ES"]), ("Remote - LATAM", "", ["LATAM"]),
        ("Remote", "We hire globally.", ["worldwide"]), ("Remote (EU)", "Our customers are worldwide.", ["EU"]),
    ])
    func `where a remote person may live is told`(location: String, text: String, regions: [String]) {
        let found = facts("Writer", in: [location], text, workplace: .remote)
        #expect(found.remoteRegions.map(\.region).sorted() == regions)
    }

    @Test(arguments: [
        ("We offer a relocation package.", Facts.Stance.offered), ("Relocation assistance is not available.", .refused),
        ("Wir bieten Unterstützung beim Umzug.", .offered), ("You must be willing to move to Bonn.", .unsaid),
        ("Ofrecemos ayuda de reubicación.", .offered), ("Wij bieden hulp bij verhuizing.", .offered),
        ("Nous proposons une aide au déménagement.", .offered), ("Oferecemos apoio à mudança.", .offered),
    ])
    func `help with moving is offered, refused or unsaid`(text: String, stance: Facts.Stance) {
        #expect(facts("Cook", text).relocation.stance == stance)
    }

    @Test(arguments: [
        ("You must be a U.S. citizen.", Facts.ClearanceFact.Kind.citizenship),
        ("An active secret clearance is required.", .securityClearance),
        ("You are legally authorized to work in Canada.", .rightToWork),
        ("An enhanced DBS check is needed.", .policeRecord),
        ("Ein polizeiliches Führungszeugnis ist nötig.", .policeRecord),
        ("Se requiere permiso de trabajo.", .rightToWork), ("Een VOG is verplicht.", .policeRecord),
        ("Un extrait de casier judiciaire est demandé.", .policeRecord),
        ("É necessária autorização de trabalho.", .rightToWork),
    ])
    func `clearances are found`(text: String, kind: Facts.ClearanceFact.Kind) {
        #expect(facts("Teacher", text).clearances.map(\.kind) == [kind])
    }

    @Test func `words on equal opportunities ask for no clearance`() {
        let text = "All are welcome regardless of race, religion, citizenship, U.S. citizenship status or age."
        #expect(facts("Teacher", text).clearances.isEmpty)
    }

    @Test(arguments: [
        ("- Fluent German", "de", LanguageLevel.c1), ("- Good command of Dutch", "nl", .b2),
        ("- Deutsch auf Niveau B1", "de", .b1), ("- Anglais courant", "en", .c1), ("- Buen nivel de inglés", "en", .b2),
        ("- Vloeiend Nederlands", "nl", .c1), ("- Inglês fluente", "en", .c1), ("- Native Spanish speaker", "es", .c2),
    ])
    func `languages have levels`(line: String, code: String, level: LanguageLevel) throws {
        let fact = try #require(facts("Consultant", "Requirements\n\(line)").languages.first)
        #expect(fact.codes == [code])
        #expect(fact.level == level)
        #expect(fact.demand == .required)
    }

    @Test func `a wish for one language softens no other`() {
        let found = facts("Consultant", "Requirements\n- English required, Spanish nice to have").languages
        #expect(found.map(\.codes) == [["en"], ["es"]])
        #expect(found.map(\.demand) == [.required, .preferred])
    }

    @Test func `skills are required, preferred or mentioned, and broad words only where they are asked for`() {
        let text = """
            Your tasks
            - You run our Kafka clusters and care for compliance

            Requirements
            - Experience with Go and PostgreSQL, ideally with Rust

            Benefits
            - Excel courses
            """
        let demands = Dictionary(uniqueKeysWithValues: facts("Developer", text).skills.map { ($0.name, $0.demand) })
        #expect(demands["Go"] == .required)
        #expect(demands["PostgreSQL"] == .required)
        #expect(demands["Rust"] == .preferred)
        #expect(demands["Apache Kafka"] == .mentioned)
        #expect(demands["Compliance"] == nil)
        #expect(demands["Microsoft Excel"] == nil)
    }

    @Test func `a title with two levels has both, and years tell a level where nothing else does`() {
        #expect(Set(facts("Senior/Staff Engineer").seniority.map(\.level)) == [.senior, .staff])
        let byYears = facts("Software Engineer", "Requirements\n- 3+ years of experience in software")
        #expect(byYears.seniority.map(\.level) == [.mid])
        #expect(byYears.seniority.first?.quote == "3+ years")
        #expect(facts("Executive Assistant to the CEO").seniority.isEmpty)
    }

    @Test func `facts survive being stored`() throws {
        let text = "Requirements\n- Fluent French\n- Docker\n\nSalary: €50,000 a year. We sponsor visas."
        let found = facts("Senior Engineer", in: ["Remote (France)"], text, workplace: .remote)
        let stored = try JSONDecoder().decode(Facts.self, from: JSONEncoder().encode(found))
        #expect(stored == found)
        #expect(stored.factsVersion == Facts.currentVersion)
    }

    @Test(.needsRecordings) func `every quote of a recorded posting stands in it to the letter`() throws {
        for file in Recordings.files("ashby").prefix(12) {
            let json = try JSONSerialization.jsonObject(with: Data(Recordings.bytes(file))) as? [String: Any]
            for row in json?["jobs"] as? [[String: Any]] ?? [] {
                let posting = Posting.sample(
                    row["title"] as? String ?? "", in: [row["location"] as? String ?? ""],
                    row["descriptionPlain"] as? String ?? "")
                let quotes = try Quotes(reader.facts(of: posting)).all
                let texts = [posting.title, posting.description] + posting.locations
                for quote in quotes { #expect(texts.contains { $0.contains(quote) }, "\(quote)") }
            }
        }
    }
}

/// Every quote in a posting's facts, found by its name in the JSON.
private struct Quotes {
    private(set) var all: [String] = []

    init(_ facts: Facts) throws { collect(try JSONSerialization.jsonObject(with: JSONEncoder().encode(facts))) }

    private mutating func collect(_ value: Any) {
        if let list = value as? [Any] { for item in list { collect(item) } }
        guard let object = value as? [String: Any] else { return }
        for (name, member) in object {
            if name == "quote", let quote = member as? String { all.append(quote) } else { collect(member) }
        }
    }
}

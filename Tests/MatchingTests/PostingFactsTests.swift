import Domain
import Testing

@testable import Matching

@Suite struct PostingFactsTests {
    private func facts(_ title: String = "Engineer", in locations: [String] = [], _ text: String = "") -> PostingFacts {
        var reader = PostingReader(.shared)
        return reader.facts(of: .sample(title, in: locations, text))
    }

    @Test(arguments: [
        ("- 5+ years of experience with Java", 5), ("- 3-5 years of experience", 3), ("- 3 to 5 years' experience", 3),
        ("- Mindestens 3 Jahre Berufserfahrung", 3), ("- 2 bis 4 Jahre Erfahrung im Vertrieb", 2),
        ("- At least three (3) years of relevant experience", 3), ("- Au moins 3 ans d'expérience", 3),
        ("- 4 años de experiencia", 4), ("- Minimaal 3 jaar werkervaring", 3), ("- 5 anos de experiência", 5),
        ("- 2+ years of Swift and 6+ years of software engineering experience", 6),
        ("- 10 or more years of experience", 10),
        ("- 7–10 years experience", 7), ("- five years of experience", 5), ("- 8 yrs of experience", 8),
        ("- 5+ years of iOS development in Swift", 5), ("- 10+ yrs iOS", 10), ("- five (5) years of Swift", 5),
        ("- 5+ years building iOS apps", 5), ("- We require 5 years of experience", 5),
        ("- You are 18 years or older. 3 years of experience. We have been here for 20 years.", 3),
    ])
    func `the years asked for are read`(line: String, years: Int) {
        #expect(facts("Developer", "Requirements\n\(line)").years?.least == years)
    }

    @Test(arguments: [
        "- You are at least 18 years old", "- Our company was founded 20 years ago", "- A contract of 2 years",
        "- 401 years of experience", "- 24/7 support", "- In the last 5 years we grew fast",
        "- You must be 18 years or older", "- We are proud of our 25 years of experience serving ports",
        "- Experience of up to 10 years", "- A 4-year degree in engineering",
    ])
    func `other years are not taken for experience`(line: String) {
        #expect(facts("Developer", "Requirements\n\(line)").years == nil)
    }

    @Test(arguments: ["5+ years of iOS development in Swift.", "10+ yrs iOS.", "You have 5+ years building iOS apps."])
    func `years of a trade are read without a heading`(text: String) {
        #expect(facts("Developer", text).years != nil)
    }

    @Test func `years that are only liked are not asked for`() {
        let text = "Requirements\n- 2 years of experience\n\nNice to have\n- 9 years of experience in banking"
        #expect(facts("Developer", text).years?.least == 2)
    }

    @Test(arguments: [
        ("Senior iOS Engineer", Seniority.senior), ("Sr. Accountant", .senior), ("Junior Data Analyst", .junior),
        ("Praktikum im Marketing", .intern), ("Werkstudent (m/w/d) Vertrieb", .intern),
        ("Stagiaire Marketing", .intern),
        ("Teamleiter Logistik", .lead), ("Engineering Manager, Payments", .manager), ("Head of Product", .director),
        ("VP of Engineering", .vicePresident), ("Principal Engineer", .principal), ("Staff Software Engineer", .staff),
        ("Chief Financial Officer", .executive), ("Ingeniero de Software Sénior", .senior),
        ("Desenvolvedor Pleno", .mid),
        ("Software Engineer II", .mid), ("Entry Level Sales Representative", .junior),
        ("Directeur Commercial", .director),
    ])
    func `the level is read from the title`(title: String, level: Seniority) {
        #expect(facts(title).seniority?.level == level)
    }

    @Test(arguments: [
        "Product Manager", "Account Manager", "Staff Nurse", "Chief of Staff", "Account Executive",
        "Executive Assistant",
        "Late Stage Account Executive", "Lead Generation Specialist", "Staff Accountant", "Software Engineer",
        "Creative Director",
    ])
    func `words that only look like a level tell none`(title: String) {
        #expect(facts(title).seniority == nil)
    }

    @Test(arguments: [
        ("Mobile Home Technician", "trades/mechanic"), ("Engineering Recruiter", "hr/recruiting"),
        ("Recruiter, Engineering", "hr/recruiting"), ("Senior Software Engineer - iOS", "software/mobile/ios"),
        ("Marketing Data Analyst", "data/analytics"), ("Product Manager, Data Platform", "product"),
        ("Onboarding Manager - Pflege", "customer/success"), ("Vertriebsmitarbeiter (m/w/d)", "sales/account"),
        ("Infirmier(ère) H/F", "healthcare/nursing"), ("Customer Support Engineer", "customer/support"),
    ])
    func `the main role of a title is found`(title: String, family: String) {
        #expect(facts(title).roles.first.map { Vocabulary.shared.families.paths[$0.family] } == family)
    }

    @Test func `skills weigh by the part that names them, and the weightiest part counts`() {
        let text = """
            We are known for Kubernetes.

            Requirements
            - Python
            - Rust is a plus

            Nice to have
            - Terraform
            - Python

            What we offer
            - Excel courses
            """
        let facts = facts("Developer", text)
        func section(_ name: String) -> Section? {
            facts.skills.first { Vocabulary.shared.skills[$0.skill].name == name }?.section
        }
        #expect(section("Kubernetes") == .intro)
        #expect(section("Python") == .required)
        #expect(section("Rust") == .preferred)
        #expect(section("Terraform") == .preferred)
    }

    @Test(arguments: [
        ("Das bringst du mit\n- Python\n\nVon Vorteil\n- Terraform", "Terraform", Section.preferred),
        ("Votre profil\n- Python\n\nLes plus\n- Terraform", "Python", .required),
        ("Requisitos\n- Python\n\nSe valorará\n- Terraform", "Terraform", .preferred),
        ("Wat breng je mee\n- Python\n- Terraform is een pré", "Terraform", .preferred),
        ("Requisitos\n- Python\n\nDiferenciais\n- Terraform", "Terraform", .preferred),
        ("What you'll need:\nPython\n\nBonus points for:\nTerraform", "Terraform", .preferred),
        ("What we’re looking for\n- Python", "Python", .required),
    ])
    func `headings are understood in six languages`(text: String, skill: String, expected: Section) {
        let found = facts("Developer", text).skills.first { Vocabulary.shared.skills[$0.skill].name == skill }
        #expect(found?.section == expected)
    }

    @Test(arguments: [
        ("- Fluent German required", "de"), ("- Verhandlungssichere Deutschkenntnisse", "de"), ("- German (C1)", "de"),
        ("- Fluent in French and English", "fr"), ("- Native Spanish speaker", "es"), ("- Maîtrise du français", "fr"),
        ("- Vloeiend Nederlands", "nl"), ("- Deutsch mindestens B2 erforderlich", "de"),
        ("- You must speak Dutch", "nl"), ("- Dutch is required", "nl"), ("- Fluent German communication skills", "de"),
        ("- Very good command of written and spoken German", "de"),
    ])
    func `a language that is asked for is required`(line: String, language: String) {
        let required = facts("Consultant", "Requirements\n\(line)").languages.filter(\.isRequired)
        #expect(required.contains { $0.languages.map { Vocabulary.shared.languages[$0] } == [language] })
    }

    @Test(arguments: [
        "- Fluent German is a plus", "- German customers love us", "- You know the German market",
        "- Ideally you speak French", "- At least one further language such as Spanish or Polish", "- Basic German",
        "- German is not required", "- You are fluent in Spanish or willing to learn it",
        "- Fluency and executive polish",
        "- Von Vorteil: fließend Französisch", "- Polish your skills in Swift.",
        "- You love French toast and Polish up your skills", "- Fluent with Danish design principles",
        "- Our team speaks fluent Italian, Greek and Finnish",
        "- Spanish-speaking candidates welcome. Fluent Spanish is an advantage.",
        "- No Dutch required", "- Strong skills at least in the German market",
    ])
    func `a language that is liked or only named is not required`(line: String) {
        #expect(facts("Consultant", "Requirements\n\(line)").languages.allSatisfy { !$0.isRequired })
    }

    @Test func `either of two languages will do`() throws {
        let fact = try #require(facts("Consultant", "Requirements\n- Fluent German or French").languages.first)
        #expect(fact.languages.count == 2)
    }

    @Test(arguments: [
        ("Berlin, Germany", ["DE"]), ("München", ["DE"]), ("Remote (US)", ["US"]), ("San Francisco, CA", ["US"]),
        ("Toronto, ON", ["CA"]), ("London, UK", ["GB"]), ("Anywhere in France", ["FR"]), ("Lyon", ["FR"]),
        ("Birmingham, AL", ["US"]), ("Remote - DACH", ["DE", "AT", "CH"]), ("Paris, TX", ["US"]), ("São Paulo", ["BR"]),
        ("United States - Remote", ["US"]), ("Remote, USA", ["US"]), ("Zürich", ["CH"]), ("NYC", ["US"]),
        ("Berlin, Germany, EU", ["DE"]), ("San Jose", ["US"]), ("San José, Costa Rica", ["CR"]),
    ])
    func `a location names its countries`(location: String, countries: [String]) {
        #expect(facts("Engineer", in: [location]).places.first?.countries == Set(countries.map { CountryCode($0) }))
    }

    @Test func `a location for all the world is everywhere, and an unknown one is unknown`() {
        #expect(facts("Engineer", in: ["Remote - Worldwide"]).places.first?.isEverywhere == true)
        #expect(facts("Engineer", in: ["Remote (EU/UK)"]).places.first?.countries.count == 28)
        #expect(facts("Engineer", in: ["Flexibel"]).places.first?.isKnown == false)
        #expect(facts("Engineer", in: ["Remote - EU only"]).places.first?.countries.count == 27)
    }

    @Test(arguments: [
        ("We sponsor visas.", true), ("Visa sponsorship is available for this role.", true),
        ("We are unable to sponsor visas.", false), ("No visa sponsorship.", false),
        ("You must be authorised to work without sponsorship.", false),
        ("Unfortunately we do not offer visa sponsorship at this time.", false),
    ])
    func `sponsorship is offered or refused`(text: String, isOffered: Bool) {
        #expect(facts("Engineer", text).sponsorship?.isOffered == isOffered)
    }

    @Test func `silence about sponsorship is no fact`() {
        #expect(facts("Engineer", "We sponsor the local football club.").sponsorship == nil)
    }

    @Test func `the language of the text is told when it is clear`() {
        let german = String(repeating: "Wir suchen dich für die Arbeit mit den Kunden und der Technik. ", count: 8)
        #expect(facts("Techniker", german).writtenIn == "de")
        #expect(facts("Techniker", "Python, SQL").writtenIn == nil)
    }
}

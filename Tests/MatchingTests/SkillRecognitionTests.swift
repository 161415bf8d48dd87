import Testing

@testable import Matching

@Suite struct SkillRecognitionTests {
    private func skills(_ text: String) -> Set<String> {
        let vocabulary = Vocabulary.shared
        let tokens = TokenisedText(text, lexicon: vocabulary.lexicon)
        let mentions = vocabulary.lexicon.mentions(in: tokens).filter { $0.kind == .skill }
        return Set(SkillContext.confirmed(mentions, in: tokens).map { vocabulary.skills[Int($0.value)].name })
    }

    @Test(arguments: [
        ("We write services in Go.", "Go"), ("Python, Go, Rust", "Go"), ("You know C and assembler.", "C"),
        ("- Experience with C++ and C#", "C++"), ("- Experience with C++ and C#", "C#"),
        ("Modern .NET is used", ".NET"),
        ("ASP.NET Core", "ASP.NET"), ("Node.js, React", "Node.js"), ("NodeJS", "Node.js"), ("R, Python and SQL", "R"),
        ("statistics in R", "R"), ("apps in Swift", "Swift"), ("k8s", "Kubernetes"), ("CI/CD", "CI/CD"),
        ("Kenntnisse in Buchhaltung", "Accounting"), ("MACHINE LEARNING", "Machine learning"),
        ("machine\nlearning", "Machine learning"), ("Swi\u{200B}ftUI", "SwiftUI"), ("e-commerce", "E-commerce"),
        ("FP&A", "FP&A"), ("Pâtisserie", "Pastry"), ("golang", "Go"),
        ("A/B testing", "A/B testing"),
        ("- Rust is a plus", "Rust"), ("- Swift\n- Tact", "Swift"),
        ("TCP/IP", "TCP/IP"), ("Elektroinstallation", "Electrical installation"),
    ])
    func `a skill is found in its spellings`(text: String, skill: String) {
        #expect(skills(text).contains(skill), "\(skills(text))")
    }

    @Test(arguments: [
        ("Go the extra mile with us", "Go"), ("our go-to-market plan", "Go"), ("We will go far", "Go"),
        ("Go-to-market in Europe", "Go"), ("R&D budget", "R"), ("Vitamin C", "C"), ("our C-level executives", "C"),
        ("Series C", "C"), ("Swift decisions matter", "Swift"), ("a swift answer", "Swift"),
        ("we excel at it", "Excel"),
        ("Excel in your role", "Excel"), ("in the spring", "Spring"), ("Spring comes late", "Spring"),
        ("I'm a person", "Mergers and acquisitions"),
        ("we react quickly", "React"), ("covered in rust", "Rust"),
        ("We use React. Native speakers welcome", "React Native"),
        ("Let us express it", "Express.js"), ("You combine both", "Combine"),
    ])
    func `a common word is not taken for a skill`(text: String, skill: String) {
        #expect(!skills(text).contains(skill), "\(skills(text))")
    }

    @Test func `the longer name wins over a shorter one inside it`() {
        #expect(skills("Apps with React Native") == ["React Native"])
    }

    @Test func `the vocabulary is large, and no name stands twice`() {
        let names = Vocabulary.shared.skills.map(\.name)
        #expect(names.count >= 1_200)
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
    }
}

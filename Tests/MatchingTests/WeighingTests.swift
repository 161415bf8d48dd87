import Domain
import Testing

@testable import Matching

@Suite struct WeighingTests {
    private static let filler = String(repeating: "A good place to work with good people, day after day. ", count: 8)

    private func match(_ posting: Posting, _ cv: String = SampleCandidate.iOSDeveloper.cv, company: String? = nil)
        -> Match
    {
        LocalMatcher().rank([posting], for: Candidate(cv: cv), company: company, now: someDay)[0].match
    }

    private func texts(_ match: Match) -> String {
        (match.reasons + match.considerations + match.stretchGoals).map(\.text).joined(separator: "\n")
    }

    @Test func `a skill that is denied is not asked for`() {
        let text = "Requirements\n- Swift\n- You do not need Objective-C. We do not use UIKit or Core Data."
        let said = texts(match(.sample("iOS Engineer", Self.filler + "\n" + text)))
        #expect(said.contains("Swift"))
        for name in ["Objective-C", "UIKit", "Core Data"] { #expect(!said.contains(name), "\(name)") }
    }

    @Test func `the company's own name is no skill`() {
        let posting = Posting.sample("Account Executive", "Requirements\n- You know HubSpot and its customers")
        let cv = SampleCandidate.salesperson.cv.replacing("HubSpot", with: "")
        #expect(texts(match(posting, cv)).contains("HubSpot"))
        #expect(!texts(match(posting, cv, company: "hubspot")).contains("HubSpot"))
    }

    @Test func `who has the special skill has the general one`() {
        let posting = Posting.sample("iOS Engineer", "Requirements\n- Unit testing\n- Core Data")
        let said = texts(match(posting, "iOS Developer\nSkills: SwiftUI, XCTest"))
        #expect(said.contains("Unit testing") && !said.contains("Unit testing is asked for and not"))
        #expect(said.contains("Core Data is asked for and not in your CV"))
    }

    @Test func `years and level are no reasons in a foreign trade`() {
        let text = "Requirements\n- 5 years of experience in instructional design"
        let reasons = match(.sample("Senior Accountant", text), SampleCandidate.nurse.cv).reasons.map(\.text)
        #expect(!reasons.contains { $0.hasPrefix("Asks for 5 years") || $0.hasPrefix("The level is yours") })
        let own = match(.sample("Senior iOS Engineer", "Requirements\n- 5 years of experience with Swift"))
        #expect(own.reasons.contains { $0.quote == "5 years of experience with Swift" })
    }

    @Test func `a title alone is not excellent`() {
        let match = match(.sample("Senior iOS Engineer", Self.filler))
        #expect(match.score <= 70)
        #expect(match.considerations.contains { $0.text == "Names few skills: judged by its title" })
    }

    @Test func `short texts are told apart`() {
        let near = match(.sample("Senior iOS Engineer", "Requirements\n- Swift, SwiftUI and UIKit"))
        let far = match(.sample("Senior iOS Engineer", "Requirements\n- Metal, ARKit and Unreal Engine"))
        #expect(near.score > far.score)
        #expect(near.score <= 75)
    }

    @Test func `for whom an engineer works is not the engineer's trade`() {
        let text = "Requirements\n- Roadmaps, user research and stakeholder management\n" + Self.filler
        let cv =
            "Senior Product Manager\nExperience\nProduct Manager, Fernhollow\n2016 – present\n- Roadmaps, user research"
        #expect(match(.sample("Software Engineer, Product", text), cv).score < 60)
        #expect(match(.sample("Product Manager", text), cv).score >= 70)
    }
}

import Domain
import Foundation
import Testing

@testable import Matching

@Suite struct ScoringPropertyTests {
    private static let skills = [
        "Swift", "SwiftUI", "UIKit", "Core Data", "PostgreSQL", "Kubernetes", "Terraform", "Figma", "Salesforce", "SAP",
        "Tableau", "PyTorch", "Welding", "Payroll", "Wound care",
    ]
    private static let filler = "\n" + String(repeating: "We are kind and work with care, day after day. ", count: 12)

    /// A stream of numbers that is the same in every run.
    private struct Stream: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private func posting(_ title: String, required: [String], _ more: String = "") -> Posting {
        let list = required.map { "- \($0)\n" }.joined()
        return .sample(title, "Requirements\n\(list)\(more)" + Self.filler)
    }

    private func match(_ posting: Posting, _ candidate: Candidate) -> Match {
        PreparedCandidate(candidate, now: someDay).weigh(ReadPosting(posting))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `scores stay within 0 and 100, and the same question gets the same answer`(seed: UInt64) throws {
        var stream = Stream(state: seed)
        let titles = ["Senior iOS Engineer", "Nurse", "Head of Sales", "Intern", "", "Elektriker (m/w/d)", "Zzz"]
        let title = try #require(titles.randomElement(using: &stream))
        let wanted = Self.skills.shuffled(using: &stream).prefix(Int.random(in: 0...9, using: &stream))
        let posting = posting(title, required: Array(wanted))
        let candidate = Candidate(
            cv: try #require(SampleCandidate.allCases.randomElement(using: &stream)).cv,
            profile: Profile(seniority: [try #require(Seniority.allCases.randomElement(using: &stream))]))
        let first = match(posting, candidate)
        #expect((0...100).contains(first.score))
        #expect(first == match(posting, candidate))
        #expect(first.band == (first.dealBreaker == nil ? Match.Band(score: first.score) : .rejected))
    }

    @Test(arguments: [SampleCandidate.iOSDeveloper, .devOps, .designer, .accountant, .nurse])
    func `one more required skill that the candidate has does not lower the score`(sample: SampleCandidate) {
        let own = CandidateReader(vocabulary: .shared).facts(of: sample.cv, Profile(), now: someDay).skills.keys
            .sorted()
            .map { Vocabulary.shared.skills[$0] }.filter { !$0.isSoft }.map(\.name)
        for title in ["Senior iOS Engineer", "DevOps Engineer", "Product Designer", "Accountant", "ICU Nurse"] {
            var wanted = ["Welding", "Payroll"]
            var last = 0
            for skill in own.prefix(8) {
                wanted.append(skill)
                let score = match(posting(title, required: wanted), Candidate(cv: sample.cv)).score
                #expect(score >= last, "\(title) with \(skill)")
                last = score
            }
        }
    }

    @Test func `one more skill that is missing does not raise the score`() {
        let candidate = Candidate(cv: SampleCandidate.iOSDeveloper.cv)
        var last = 100
        for count in 0...6 {
            let missing = ["Unreal Engine", "Metal", "ARKit", "RealityKit", "Core Bluetooth", "watchOS"].prefix(count)
            let score = match(posting("iOS Engineer", required: ["Swift"] + missing), candidate).score
            #expect(score <= last, "\(count) missing")
            last = score
        }
    }

    @Test func `an added skill counts as one of the CV, a removed one no more`() {
        let wanted = ["Swift", "UIKit", "ARKit", "Metal", "Core Bluetooth", "RealityKit"]
        let posting = posting("iOS Engineer", required: wanted)
        func score(_ corrections: Profile.Corrections) -> Int {
            let cv = "iOS Developer\nSkills: Swift, UIKit"
            return match(posting, Candidate(cv: cv, profile: Profile(corrections: corrections))).score
        }
        let plain = score(.init())
        #expect(score(.init(addedSkills: Array(wanted.suffix(4)))) > plain)
        #expect(score(.init(removedSkills: ["Swift", "UIKit"])) < plain)
    }

    @Test func `corrected years and level go before what the CV shows`() {
        let posting = posting("Staff iOS Engineer", required: ["Swift", "10 years of experience with iOS"])
        let cv = "iOS Developer\nExperience\niOS Developer, Fernhollow\n2024 – present\n- Swift, UIKit"
        let plain = match(posting, Candidate(cv: cv))
        let corrected = Profile(corrections: .init(years: 12, seniority: .staff))
        let right = match(posting, Candidate(cv: cv, profile: corrected))
        #expect(right.score > plain.score)
        #expect(!right.considerations.contains { $0.text.hasPrefix("Asks for 10 years") })
    }

    @Test func `the CV that fits best is used and named`() {
        let cvs = [
            CV(name: "nursing", text: SampleCandidate.nurse.cv),
            CV(name: "apps", text: SampleCandidate.iOSDeveloper.cv),
        ]
        let candidate = Candidate(cvs: cvs)
        let app = match(posting("Senior iOS Engineer", required: ["Swift", "UIKit"]), candidate)
        let care = match(posting("ICU Nurse", required: ["Wound care"]), candidate)
        #expect(app.cv == "apps")
        #expect(care.cv == "nursing")
        #expect(
            app
                == {
                    var alone = match(
                        posting("Senior iOS Engineer", required: ["Swift", "UIKit"]), Candidate(cv: cvs[1].text))
                    alone.cv = "apps"
                    return alone
                }())
    }

    @Test func `only a text long enough to judge by is not provisional`() {
        let candidate = Candidate(cv: SampleCandidate.iOSDeveloper.cv)
        #expect(match(.sample("iOS Engineer"), candidate).isProvisional)
        #expect(match(.sample("iOS Engineer", "Swift by the sea."), candidate).isProvisional)
        #expect(!match(posting("iOS Engineer", required: ["Swift"]), candidate).isProvisional)
    }
}

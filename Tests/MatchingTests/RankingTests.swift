import Domain
import Testing

@testable import Matching

@Suite struct RankingTests {
    /// The posting that each candidate should see first.
    static let firsts: [(SampleCandidate, String)] = [
        (.iOSDeveloper, "Senior iOS Engineer"), (.dataScientist, "Data Scientist"), (.nurse, "ICU Nurse"),
        (.teacher, "Primary School Teacher"), (.accountant, "Accountant"), (.salesperson, "Account Executive"),
        (.designer, "Product Designer"), (.devOps, "DevOps Engineer"),
        (.juniorFrontend, "Junior Frontend Developer"), (.staffBackend, "Staff Backend Engineer"),
        (.recruiter, "Technical Recruiter"), (.electrician, "Elektriker (m/w/d)"),
    ]

    private func ranking(_ candidate: SampleCandidate) -> [RankedPosting] {
        LocalMatcher().rank(samplePostings, for: Candidate(cv: candidate.cv), now: someDay)
    }

    private func score(_ candidate: SampleCandidate, _ title: String) throws -> Int {
        try #require(ranking(candidate).first { $0.posting.title == title }).match.score
    }

    @Test(arguments: firsts)
    func `the posting of the candidate's own trade and level comes first and is excellent`(
        candidate: SampleCandidate, title: String
    ) throws {
        let ranking = ranking(candidate)
        let first = try #require(ranking.first)
        #expect(first.posting.title == title, "\(ranking.prefix(3).map { "\($0.posting.title) \($0.match.score)" })")
        #expect(first.match.score >= 80)
        #expect(first.match.verdict == .apply)
        #expect(!first.match.reasons.isEmpty)
    }

    @Test(arguments: SampleCandidate.allCases)
    func `postings of a foreign trade are weak`(candidate: SampleCandidate) throws {
        let foreign: [SampleCandidate: [String]] = [
            .nurse: ["Senior iOS Engineer", "Accountant", "Account Executive"],
            .teacher: ["Staff Backend Engineer", "DevOps Engineer"], .electrician: ["Data Scientist", "Accountant"],
        ]
        for title in foreign[candidate] ?? ["ICU Nurse", "Primary School Teacher"] {
            #expect(try score(candidate, title) < 40, "\(candidate) for \(title)")
        }
    }

    @Test func `a shared word such as communication does not carry an iOS developer to a sales manager`() throws {
        #expect(try score(.iOSDeveloper, "Sales Manager") < 35)
    }

    @Test func `a neighbouring trade stands between the own and the foreign`() throws {
        let own = try score(.iOSDeveloper, "Senior iOS Engineer")
        let near = try score(.iOSDeveloper, "Android Engineer")
        let far = try score(.iOSDeveloper, "ICU Nurse")
        #expect(own > near && near > far)
    }

    @Test func `an entry-level candidate is no principal`() throws {
        #expect(try score(.juniorFrontend, "Principal Frontend Engineer") <= 25)
    }

    @Test func `a staff engineer is not for an internship`() throws {
        #expect(try score(.staffBackend, "Software Engineering Intern") <= 15)
    }

    @Test func `a posting without a level is not for a chief executive`() {
        let cv =
            "Head of Mobile, CEO\nExperience\nChief Executive Officer, Searchbarn\n2005 – present\n- iOS, Swift, SwiftUI"
        let match = LocalMatcher().rank(
            [.sample("iOS Engineer", samplePostings[0].description)], for: Candidate(cv: cv), now: someDay)[0].match
        #expect(match.score <= 65)
    }

    @Test func `an empty description is never excellent`() {
        let posting = Posting.sample("Senior iOS Engineer")
        let match = LocalMatcher().rank([posting], for: Candidate(cv: SampleCandidate.iOSDeveloper.cv), now: someDay)[0]
            .match
        #expect(match.score < 60)
        #expect(match.considerations.contains { $0.text.contains("provisional") })
    }

    @Test func `a short description is marked provisional`() {
        let posting = Posting.sample("iOS Engineer", "Swift and SwiftUI, in a small team by the sea.")
        let match = LocalMatcher().rank([posting], for: Candidate(cv: SampleCandidate.iOSDeveloper.cv), now: someDay)[0]
            .match
        #expect(match.considerations.first?.text.contains("provisional") == true)
        #expect(match.score <= 75)
    }

    @Test func `equal scores are ordered by the newer posting, then by id`() {
        let text = "Requirements\n- Swift"
        let postings = [
            Posting.sample("iOS Engineer", id: "b", text), Posting.sample("iOS Engineer", id: "a", text),
            Posting.sample("iOS Engineer", id: "z", text, postedAt: someDay),
        ]
        let ranked = LocalMatcher().rank(postings, for: Candidate(cv: SampleCandidate.iOSDeveloper.cv), now: someDay)
        #expect(ranked.map(\.posting.id.rawValue) == ["z", "a", "b"])
    }

    @Test func `the order of the input does not change the result`() {
        let candidate = Candidate(cv: SampleCandidate.devOps.cv)
        let forward = LocalMatcher().rank(samplePostings, for: candidate, now: someDay)
        let backward = LocalMatcher().rank(samplePostings.reversed(), for: candidate, now: someDay)
        #expect(forward.map(\.posting.id) == backward.map(\.posting.id))
        #expect(forward.map(\.match) == backward.map(\.match))
    }

    @Test func `postings with a deal-breaker come last`() {
        let profile = Profile(exclusions: .init(roles: ["iOS Engineer"]))
        let candidate = Candidate(cv: SampleCandidate.iOSDeveloper.cv, profile: profile)
        let last = LocalMatcher().rank(samplePostings, for: candidate, now: someDay).last
        #expect(last?.posting.title == "Senior iOS Engineer")
        #expect(last?.match.dealBreaker?.kind == .role)
    }

    @Test func `an empty CV and no postings are no reason to fail`() {
        #expect(LocalMatcher().rank([], for: Candidate(cv: ""), now: someDay).isEmpty)
        #expect(LocalMatcher().rank(samplePostings, for: Candidate(cv: ""), now: someDay).count == samplePostings.count)
    }
}

import Domain
import Foundation
import TestSupport
import Testing

@testable import Matching

@Suite(.needsRecordings) struct RecordedPostingsTests {
    /// All recorded postings of the systems whose answers hold plain text or HTML, read just well enough for this test.
    private static let postings: [Posting] = {
        let files = ["ashby", "lever", "greenhouse"].flatMap { Recordings.files($0) }
        return files.flatMap { file -> [Posting] in
            guard let json = try? JSONSerialization.jsonObject(with: Data(Recordings.bytes(file))) else { return [] }
            let rows = (json as? [[String: Any]]) ?? ((json as? [String: Any])?["jobs"] as? [[String: Any]]) ?? []
            return rows.enumerated().map { posting($1, id: "\(file)#\($0)") }
        }
    }()

    private static func posting(_ row: [String: Any], id: String) -> Posting {
        let title = row["title"] as? String ?? row["text"] as? String ?? ""
        let categories = row["categories"] as? [String: Any]
        let place =
            row["location"] as? String ?? (row["location"] as? [String: Any])?["name"] as? String
            ?? categories?["location"] as? String
        let html = row["descriptionHtml"] as? String ?? row["content"] as? String ?? row["description"] as? String ?? ""
        let text = html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("<li>", with: "\n- ")
            .replacing(/<\/?(p|br|ul|h\d|div)[^>]*>/, with: "\n").replacing(/<[^>]*>/, with: "")
            .replacing("&amp;", with: "&").replacing("&nbsp;", with: " ")
        return .sample(title, id: id, in: [place].compactMap { $0 }, text)
    }

    private static let profile = Profile(
        residence: .init(country: CountryCode("DE"), city: "Berlin"), workAuthorisation: [CountryCode("DE")],
        willingToRelocate: false, languages: [LanguageSkill(language: "en")], workplaces: [.remote],
        salaryFloor: .init(amount: 60_000, currency: "EUR", period: .year),
        exclusions: .init(industries: ["defence", "crypto"], technologies: ["PHP"], words: ["rockstar"]))

    @Test(arguments: [SampleCandidate.iOSDeveloper, .salesperson], [Profile(), profile])
    func `every quote stands to the letter in the posting or the CV`(sample: SampleCandidate, profile: Profile) {
        let candidate = Candidate(cv: sample.cv, profile: profile)
        let ranked = LocalMatcher().rank(Self.postings, for: candidate, now: someDay)
        #expect(ranked.count > 600)
        for item in ranked { expectQuotesStand(in: item.match, item.posting, sample.cv) }
    }

    @Test func `the same question gets the same answer`() {
        let candidate = Candidate(cv: SampleCandidate.dataScientist.cv, profile: Self.profile)
        let first = LocalMatcher().rank(Self.postings, for: candidate, now: someDay)
        let second = LocalMatcher().rank(Self.postings.reversed(), for: candidate, now: someDay)
        #expect(first.map(\.posting.id) == second.map(\.posting.id))
        #expect(first.map(\.match) == second.map(\.match))
    }

    @Test func `a text never has more than five points of a kind`() {
        let ranked = LocalMatcher().rank(
            Self.postings, for: Candidate(cv: SampleCandidate.devOps.cv, profile: Self.profile), now: someDay)
        for match in ranked.map(\.match) {
            #expect(max(match.reasons.count, match.considerations.count, match.stretchGoals.count) <= 5)
        }
    }

    @Test func `a designer finds designers' jobs first among all the recorded ones`() {
        let ranked = LocalMatcher().rank(Self.postings, for: Candidate(cv: SampleCandidate.designer.cv), now: someDay)
        for title in ranked.prefix(8).map(\.posting.title.localizedLowercase) {
            #expect(title.contains("design") || title.contains("ux"), "\(title)")
        }
    }
}

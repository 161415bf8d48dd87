import Domain
import Foundation
import Testing

@testable import Boards

struct RipplingTests {
    private let api = "https://api.rippling.com/platform/api/ats/v1/board/tintinnabula/jobs"
    private let founder = "aaaaaaaa-0000-4000-8000-000000000001"

    @Test func `every field of a posting is read, and its rows are one`() async throws {
        let reading = try await BoardFixture.read(
            "https://ats.rippling.com/en-GB/tintinnabula/jobs",
            answers: [
                api: "rippling", "\(api)/\(founder)": "rippling-posting",
                "\(api)/aaaaaaaa-0000-4000-8000-000000000002": "rippling",
            ])
        #expect(reading.company == "Tintinnabula NV")
        #expect(reading.careersURL.absoluteString == "https://ats.rippling.com/tintinnabula/jobs")
        #expect(reading.postings.count == 2)
        #expect(reading.warnings == ["1 of 2 postings have no text: their own pages could not be read"])
        let posting = try #require(reading.postings.first)
        #expect(posting.title == "Bell Founder & Caster")
        #expect(posting.url?.absoluteString == "https://ats.rippling.com/tintinnabula/jobs/\(founder)")
        #expect(posting.locations == ["Mechelen, Belgium", "Hybrid (Antwerp, Belgium)"])
        #expect(posting.workplace == .hybrid)
        #expect(posting.employmentType == .fullTime)
        #expect(posting.department == "Foundry")
        #expect(posting.salary == Salary(min: 40_000, max: 52_000, currency: "EUR", period: .year))
        #expect(posting.postedAt == Timestamp.parse("2026-09-30T10:00:00Z"))
        #expect(posting.description == "Bells since 1650.\n\nCast bells.")
    }

    @Test func `the rows of a posting in two places are one posting in both`() throws {
        let list = try Rippling().parse(Array(try BoardFixture.text("rippling").utf8), URL(string: api)!)
        #expect(list.postings.map(\.locations) == [["Mechelen, Belgium", "Remote (Belgium)"], []])
        #expect(list.warnings == [])
    }

    @Test(arguments: [#"{"detail": "Not found"}"#, #"[{"uuid": "1"}]"#])
    func `a changed shape is an error`(answer: String) async {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([api: answer]).read("https://ats.rippling.com/tintinnabula/jobs")
        }
        #expect(error?.kind == .changedShape)
    }
}

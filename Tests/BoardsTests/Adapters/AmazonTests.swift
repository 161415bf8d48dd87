import Domain
import Foundation
import Testing

@testable import Boards

struct AmazonTests {
    private let search =
        "https://www.amazon.jobs/en/search.json?offset=0&result_limit=100&sort=recent&base_query=parcels"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read(
            "https://amazon.jobs/en/search?base_query=parcels&offset=10", answers: [search: "amazon"])
        #expect(reading.company == "Amazon")
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
        let whisperer = try #require(reading.postings.first)
        #expect(whisperer.id == PostingID("3000001"))
        #expect(whisperer.title == "Parcel Whisperer & Stacker")
        #expect(whisperer.url?.absoluteString == "https://www.amazon.jobs/en/jobs/3000001/parcel-whisperer")
        #expect(whisperer.locations == ["Toronto, Ontario, CAN"])
        #expect(whisperer.employmentType == .partTime)
        #expect(whisperer.department == "Fulfilment")
        #expect(whisperer.postedAt == Timestamp.parse("2026-07-14"))
        #expect(whisperer.description.hasPrefix("Stack.\nWhisper & listen.\n\nBasic qualifications\n\n- Ears"))
        #expect(reading.postings[1].workplace == .remote)
    }

    @Test func `a changed shape is an error`() async {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([search: #"{"error": "no"}"#]).read(
                "https://www.amazon.jobs/en/search?base_query=parcels")
        }
        #expect(error?.kind == .changedShape)
    }
}

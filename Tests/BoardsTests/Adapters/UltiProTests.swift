import Domain
import Foundation
import Testing

@testable import Boards

struct UltiProTests {
    private static let board = "https://recruiting.ultipro.ca/PEA5000PEAT/JobBoard/5f7bb8d1-2914-48c2-aacc-000000000009"
    private static let id = "173a7329-0000-4b96-ba18-000000000001"
    private static let posting = "\(board)/OpportunityDetail?opportunityId=\(id)"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read(
            "\(Self.board)/?q=&o=postedDateDesc",
            answers: [
                "\(Self.board)/JobBoardView/LoadSearchResults": "ultipro", Self.posting: "ultipro-posting.html",
            ])
        #expect(reading.company == "Peat")
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
        let cutter = try #require(reading.postings.first)
        #expect(cutter.title == "Peat Cutter & Stacker")
        #expect(cutter.url?.absoluteString == Self.posting)
        #expect(cutter.locations == ["Tullamore, Offaly, Ireland", "Remote Ireland"])
        #expect(cutter.employmentType == .fullTime)
        #expect(cutter.department == "Field")
        #expect(cutter.postedAt == Timestamp.parse("2026-07-23T19:47:22.998Z"))
        #expect(cutter.description == #"Cut peat {and} "stack" it."#)
    }

    @Test func `a changed shape is an error`() async {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers(["\(Self.board)/JobBoardView/LoadSearchResults": "<html>"]).read(Self.board)
        }
        #expect(error?.kind == .changedShape)
    }
}

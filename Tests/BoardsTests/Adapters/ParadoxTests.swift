import Domain
import Foundation
import Testing

@testable import Boards

struct ParadoxTests {
    private static let host = "https://careers.flipjacks.example"
    private static let list = "\(host)/api/get-jobs?page_size=100&page_number=1"
    private static let page = "<script>window.config = {\"site_available_languages\": [\"en\"]}</script>"

    @Test func `every field of a posting is read`() async throws {
        let answers = TableOfAnswers([
            "\(Self.host)/jobs": Self.page, Self.list: try BoardFixture.text("paradox"),
        ])
        let reading = try await answers.read("\(Self.host)/jobs")
        #expect(reading.source == "paradox")
        #expect(reading.company == "Flipjacks")
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
        let flipper = try #require(reading.postings.first)
        #expect(flipper.id == PostingID("PDX_AA_01"))
        #expect(flipper.title == "Pancake Flipper & Greeter")
        #expect(flipper.url?.absoluteString == "\(Self.host)/pancake-flipper/job/P8-1-0")
        #expect(flipper.locations == ["Leeuwarden, Friesland, Netherlands"])
        #expect(flipper.employmentType == .partTime)
        #expect(flipper.descriptionHTML == "<p>Flip <b>pancakes</b>.</p>")
    }

    @Test(arguments: [#"{"facets": []}"#, #"{"jobs": [], "totalJob": 3889}"#])
    func `a changed shape is an error`(answer: String) async throws {
        let board = try #require(Paradox().board(named: "careers.flipjacks.example"))
        let answers = TableOfAnswers([Self.list: answer])
        let error = await #expect(throws: BoardError.self) { try await Paradox().read(board, with: answers.reader) }
        #expect(error?.kind == .changedShape)
    }
}

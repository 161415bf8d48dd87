import Domain
import Fetch
import Foundation
import Testing

@testable import Boards

struct EightfoldTests {
    private static let host = "https://kelpco.eightfold.ai"
    private static let careers = "<script>window._EF_GROUP_ID = \"kelp.example\";</script><div id=app></div>"
    private static let search = "/api/pcsx/search?domain=kelp.example&start=0"
    private static let detail = "/api/pcsx/position_details?position_id=1970000000000001&domain=kelp.example"

    @Test func `every field of a position is read by the API that the tenant has`() async throws {
        let reading = try await BoardFixture.read(
            "\(Self.host)/careers?domain=kelp.example&pid=1",
            answers: [
                "\(Self.host)\(Self.search)": "eightfold-search", "\(Self.host)\(Self.detail)": "eightfold-position",
            ])
        #expect(reading.company == "Kelp")
        #expect(reading.postings.map(\.id.rawValue) == ["1970000000000001", "1970000000000002"])
        let diver = try #require(reading.postings.first)
        #expect(diver.title == "Kelp Diver & Counter")
        #expect(diver.url?.absoluteString == "\(Self.host)/careers/job/1970000000000001")
        #expect(diver.locations == ["Norway, Vestland, Bergen", "Norway, Rogaland, Stavanger"])
        #expect(diver.workplace == .onSite)
        #expect(diver.department == "Sea")
        #expect(diver.postedAt == Date(timeIntervalSince1970: 1_793_520_000))
        #expect(diver.descriptionHTML == "<p>Count <b>kelp</b>.</p>")
    }

    @Test(arguments: [host, "https://jobs.kelp.example"])
    func `a page says what Eightfold calls the company`(host: String) async throws {
        let answers = TableOfAnswers([
            "\(host)/careers": Self.careers, "\(host)\(Self.search)": try BoardFixture.text("eightfold-search"),
        ])
        let reading = try await answers.read("\(host)/careers")
        #expect(reading.source == "eightfold")
        #expect(reading.postings.count == 2)
    }

    @Test func `Netflix keeps its own adapter`() throws {
        let url = try #require(URL(string: "https://explore.jobs.netflix.net/careers"))
        #expect(Registry.standard.adapters.compactMap { $0.board(at: url)?.system } == ["netflix"])
    }

    @Test func `a page that does not name the company is an error`() async {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers(["\(Self.host)/careers": "<p>Hello</p>"]).read("\(Self.host)/careers")
        }
        #expect(error?.kind == .changedShape)
    }
}

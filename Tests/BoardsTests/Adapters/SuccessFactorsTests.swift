import Domain
import Foundation
import Testing

@testable import Boards

struct SuccessFactorsTests {
    private static let host = "https://jobs.loamworks.example"
    private static let page =
        "<script src='https://rmkcdn.successfactors.com/x/y.js'></script><a href='/search/?locale=de_DE'>Deutsch</a>"
        + "<script>var config = {locale: \"en_GB\"}</script>"

    private static func html(_ path: String, _ row: Int = 0) -> String {
        "\(host)/\(path)/?q=&sortColumn=referencedate&sortDirection=desc&startrow=\(row)"
    }

    @Test func `the feed gives everything at once`() async throws {
        let answers = TableOfAnswers([
            Self.host: Self.page, "\(Self.host)/googlefeed.xml": try BoardFixture.text("successfactors.xml"),
        ])
        let reading = try await answers.read(Self.host)
        #expect(reading.source == "successfactors")
        #expect(reading.company == "Loamworks")
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
        #expect(answers.asked.count == 2)
        let potter = try #require(reading.postings.first)
        #expect(potter.id == PostingID("901"))
        #expect(potter.title == "Potter & Glazer")
        #expect(potter.url?.absoluteString == "https://jobs.loamworks.example/job/Delft-Potter/901/")
        #expect(potter.locations == ["Delft, ZH, NL, 2611"])
        #expect(potter.employmentType == .fullTime)
        #expect(potter.department == "Workshop")
        #expect(potter.postedAt == Timestamp.parse("2026-10-03"))
        #expect(potter.descriptionHTML == "<p>Throw <b>pots</b>.</p>")
        #expect(reading.postings[1].department == nil)
    }

    @Test func `where there is no feed the search is asked in each language`() async throws {
        let answers = TableOfAnswers([
            Self.host: Self.page, "\(Self.host)/search/": Self.page,
            "\(Self.host)/services/recruiting/v1/jobs": try BoardFixture.text("successfactors"),
            "\(Self.host)/job/Delft-Potter-Glazer/5501-en_GB": try BoardFixture.text("successfactors-posting.html"),
        ])
        let reading = try await answers.read(Self.host)
        #expect(answers.asked.filter { $0.contains(#""locale":"de_DE""#) }.count == 1)
        #expect(reading.postings.count == 2)
        let potter = try #require(reading.postings.first)
        #expect(potter.url?.absoluteString == "https://jobs.loamworks.example/job/Delft-Potter-Glazer/5501-en_GB")
        #expect(potter.locations == ["Delft, NLD, 2611", "Leiden, NLD"])
        #expect(potter.postedAt == Timestamp.parse("2026-10-03"))
        #expect(potter.description.hasSuffix("- Clay\n- Patience"))
        #expect(reading.postings[1].url?.absoluteString.contains("/../") == false)
    }

    @Test(arguments: [("tile-search-results", "successfactors-tiles.html"), ("search", "successfactors-table.html")])
    func `the pages of older sites are read, tiles or tables`(path: String, file: String) async throws {
        let answers = TableOfAnswers([
            Self.host: Self.page, Self.html(path): try BoardFixture.text(file),
            "\(Self.host)/job/Delft-Potter/1403946900/": try BoardFixture.text("successfactors-posting.html"),
        ])
        let reading = try await answers.read(Self.host)
        let potter = try #require(reading.postings.first)
        #expect(potter.title == "Potter & Glazer")
        #expect(potter.locations == ["Delft, ZH, NL"])
        #expect(potter.postedAt == Timestamp.parse("2026-10-03"))
        #expect(potter.description.hasPrefix("Throw pots all day"))
        #expect(Set(reading.postings.map(\.id)).count == reading.postings.count)
        #expect(!reading.isTruncated)
    }

    @Test func `a site without any list is an error`() async throws {
        let board = try #require(SuccessFactors().board(named: "jobs.loamworks.example"))
        let answers = TableOfAnswers([Self.html("search"): "<h1>Hello</h1>", "\(Self.host)/search/": "<h1>Hello</h1>"])
        let error = await #expect(throws: BoardError.self) {
            try await SuccessFactors().read(board, with: answers.reader)
        }
        #expect(error?.kind == .changedShape)
    }
}

import Domain
import Foundation
import Testing

@testable import Boards

struct PhenomTests {
    private static let host = "https://careers.acornmills.example"
    private static let base = "\(host)/global/en/"
    private static let miller = "\(base)job/ACMIGLOBALR101EXTERNALENGLOBAL"

    @Test func `every field of a posting is read`() async throws {
        let answers = TableOfAnswers([
            Self.host: try BoardFixture.text("phenom-page.html"), Self.base: try BoardFixture.text("phenom-page.html"),
            "\(Self.host)/widgets": try BoardFixture.text("phenom"),
            Self.miller: try BoardFixture.text("phenom-posting.html"),
            "\(Self.base)job/ACMIGLOBALR102EXTERNALENGLOBAL": "<h1>Squirrel Warden</h1>",
        ])
        let reading = try await answers.read(Self.host)
        #expect(reading.source == "phenom")
        #expect(reading.company == "Acornmills")
        #expect(answers.asked.contains { $0.contains(#""from":0"#) && $0.contains(#""refNum":"ACMIGLOBAL""#) })
        #expect(reading.postings.count == 2)
        let miller = try #require(reading.postings.first)
        #expect(miller.title == "Miller & Sifter")
        #expect(miller.url?.absoluteString == Self.miller)
        #expect(miller.locations == ["Porto, Norte, Portugal", "Braga, Norte, Portugal"])
        #expect(miller.workplace == .hybrid)
        #expect(miller.employmentType == .fullTime)
        #expect(miller.department == "Milling")
        #expect(miller.postedAt == Timestamp.parse("2026-10-01"))
        #expect(miller.description == "Mill acorns.")
        #expect(reading.postings[1].locations == ["Faro, Portugal"])
    }

    @Test(arguments: [
        nil, #"{"tokenAvailable": false}"#, #"{"refineSearch": {"totalHits": 3, "data": {"jobs": []}}}"#,
    ])
    func `where the widget wants a session the result pages are read`(widget: String?) async throws {
        var table = [
            Self.base: try BoardFixture.text("phenom-page.html"),
            "\(Self.base)search-results?from=0&s=1": try BoardFixture.text("phenom-results.html"),
            Self.miller: try BoardFixture.text("phenom-posting.html"),
        ]
        table["\(Self.host)/widgets"] = widget
        let reading = try await TableOfAnswers(table).read(Self.base)
        #expect(reading.postings.map(\.title) == [#"Miller } "&" Sifter"#])
        #expect(!reading.isTruncated)
    }

    @Test func `a site without a list is an error`() async throws {
        let board = try #require(Phenom().board(named: "careers.acornmills.example"))
        let answers = TableOfAnswers([
            board.url.absoluteString: try BoardFixture.text("phenom-page.html"),
            "\(Self.base)search-results?from=0&s=1": "<h1>Jobs</h1>",
        ])
        let error = await #expect(throws: BoardError.self) { try await Phenom().read(board, with: answers.reader) }
        #expect(error?.kind == .changedShape)
    }
}

import Domain
import Foundation
import Testing

@testable import Boards

struct TeamtailorTests {
    private static func feed(_ host: String, offset: Int = 0) -> String {
        "https://\(host)/jobs.rss?offset=\(offset)&per_page=100"
    }

    @Test func `every field of an item is read`() async throws {
        let reading = try await BoardFixture.read(
            "https://skogsro.teamtailor.com/departments/woods",
            answers: [Self.feed("skogsro.teamtailor.com"): "teamtailor-1.xml"])
        #expect(reading.company == "Skogsro")
        #expect(reading.source == "teamtailor")
        let forester = try #require(reading.postings.first)
        #expect(forester.id.rawValue == "aaaaaaaa-0000-4000-8000-000000000001")
        #expect(forester.title == "Träd & Mossa: Forester")
        #expect(forester.url?.absoluteString == "https://skogsro.teamtailor.com/jobs/11-forester")
        #expect(forester.locations == ["Umeå, Sweden", "Baltic hut"])
        #expect(forester.workplace == .hybrid)
        #expect(forester.department == "Woods")
        #expect(forester.postedAt == Date(timeIntervalSince1970: 1_788_522_613))
        #expect(forester.description == "Walk the woods.")
        #expect(reading.postings[1].workplace == .remote)
    }

    @Test func `a full page leads to the next one`() async throws {
        let items = (0..<150).map {
            "<item><title>Weaver \($0)</title><link>https://x.example/jobs/\($0)</link></item>"
        }
        func page(_ items: ArraySlice<String>) -> String {
            "<rss><channel><title>Skogsro</title>\(items.joined())</channel></rss>"
        }
        let answers = TableOfAnswers([
            Self.feed("skogsro.teamtailor.com"): page(items[..<100]),
            Self.feed("skogsro.teamtailor.com", offset: 100): page(items[100...]),
        ])
        let reading = try await answers.read("https://skogsro.teamtailor.com/jobs")
        #expect(reading.postings.count == 150)
        #expect(!reading.isTruncated)
        #expect(answers.asked.count == 2)
    }

    @Test func `a company's own host is known by the parts it loads`() async throws {
        let page = "https://career.skogsro.example/jobs"
        let reading = try await TableOfAnswers([
            page: #"<link rel="stylesheet" href="https://assets-aws.teamtailor-cdn.com/a.css"><ul></ul>"#,
            Self.feed("career.skogsro.example"): try BoardFixture.text("teamtailor-1.xml"),
        ]).read(page)
        #expect(reading.source == "teamtailor")
        #expect(reading.postings.count == 2)
    }

    @Test func `where there is no RSS the JSON feed serves`() async throws {
        let reading = try await BoardFixture.read(
            "https://skogsro.teamtailor.com", answers: ["https://skogsro.teamtailor.com/jobs.json": "teamtailor"])
        #expect(reading.postings.map(\.title) == ["Forester", "Cartographer"])
        #expect(reading.postings[0].locations == ["Umeå, SE"])
        #expect(reading.postings[0].employmentType == .fullTime)
        #expect(reading.postings[0].description == "Walk the woods.")
    }

    @Test func `a feed of another shape is named, an empty one is empty`() async throws {
        let host = "skogsro.teamtailor.com"
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([Self.feed(host): "<html><p>Hello</p></html>"]).read("https://\(host)/jobs")
        }
        #expect(error?.kind == .changedShape)
        let reading = try await TableOfAnswers([Self.feed(host): "<rss><channel><title>S</title></channel></rss>"])
            .read("https://\(host)/jobs")
        #expect(reading.postings.isEmpty)
        #expect(reading.warnings == ["the board shows no postings; that can also mean that the company has moved"])
    }
}

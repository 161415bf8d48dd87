import Domain
import Foundation
import Testing

@testable import Boards

struct BambooHRTests {
    private let page = "https://rondarafts.bamboohr.com/careers"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read(
            "\(page)/39?source=x",
            answers: [
                "\(page)/list": "bamboohr", "\(page)/39/detail": "bamboohr-posting", "\(page)/41/detail": "bamboohr",
            ])
        #expect(reading.company == "Rondarafts")
        #expect(!reading.isTruncated)
        #expect(reading.postings.map(\.id.rawValue) == ["39", "41"])
        let builder = try #require(reading.postings.first)
        #expect(builder.title == "Raft Builder & Poler")
        #expect(builder.url?.absoluteString == "\(page)/39")
        #expect(builder.locations == ["Ronda, Málaga"])
        #expect(builder.workplace == .onSite)
        #expect(builder.employmentType == .fullTime)
        #expect(builder.department == "River")
        #expect(builder.salary == Salary(min: 24_000, max: 30_000, currency: "EUR", period: .year))
        #expect(builder.postedAt == Timestamp.parse("2026-10-12"))
        #expect(builder.descriptionHTML == "<p>Build <b>rafts</b>.</p>")
        #expect(reading.postings[1].locations == ["Cádiz, Spain"])
        #expect(reading.postings[1].workplace == .hybrid)
        #expect(reading.postings[1].employmentType == .contract)
    }

    @Test func `a tenant that nobody knows is redirected, and said not to exist`() async {
        let answers = TableOfAnswers(
            ["https://www.bamboohr.com/": "<h1>HR software</h1>"],
            redirects: ["\(page)/list": "https://www.bamboohr.com/", page: "https://www.bamboohr.com/"])
        let error = await #expect(throws: BoardError.self) { try await answers.read(page) }
        #expect(error?.kind == .unknownCompany)
    }

    @Test func `a list with fewer entries than it counts is truncated`() async throws {
        let answer = #"{"meta": {"totalCount": 9}, "result": [{"id": "1", "jobOpeningName": "Poler"}]}"#
        #expect(try await TableOfAnswers(["\(page)/list": answer]).read(page).isTruncated)
    }

    @Test(arguments: ["{}", #"{"result": [{"id": "1"}]}"#])
    func `a changed shape is an error`(answer: String) async {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers(["\(page)/list": answer]).read(page)
        }
        #expect(error?.kind == .changedShape)
    }
}

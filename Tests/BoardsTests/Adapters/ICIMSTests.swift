import Domain
import Foundation
import Testing

@testable import Boards

struct ICIMSTests {
    private static let host = "https://careers-saltern.icims.com"

    private static func list(_ page: Int) -> String { "\(host)/jobs/search?ss=1&pr=\(page)&in_iframe=1" }

    @Test func `every field of a posting is read, page after page`() async throws {
        let raker = "\(Self.host)/jobs/1234/salt-raker%2c-night/job"
        let reading = try await BoardFixture.read(
            "\(Self.host)/jobs/intro?hashed=-625920382&mobile=false",
            answers: [
                Self.list(0): "icims.html", Self.list(1): "icims-2.html", "\(raker)?in_iframe=1": "icims-posting.html",
                "\(Self.host)/jobs/1235/brine-taster/job?in_iframe=1": "icims-posting.html",
                "\(Self.host)/jobs/1236/pan-mender/job?in_iframe=1": "icims-2.html",
            ])
        #expect(reading.company == "Saltern")
        #expect(reading.postings.map(\.id.rawValue) == ["1234", "1235", "1236"])
        #expect(reading.warnings == ["1 of 3 postings have no text: their own pages could not be read"])
        #expect(!reading.isTruncated)
        let posting = try #require(reading.postings.first)
        #expect(posting.title == "Salt Raker, Night & Day")
        #expect(posting.url?.absoluteString == raker)
        #expect(posting.locations == ["US-OR-Astoria", "US-Remote"])
        #expect(posting.workplace == .remote)
        #expect(posting.salary == Salary(min: 20, max: 24, currency: "USD", period: .hour))
        #expect(posting.postedAt == Timestamp.parse("2026-10-05T07:00:00Z"))
        #expect(posting.description == "Rake salt.")
        #expect(reading.postings[1].locations == ["US-OR-Gearhart"])
    }

    @Test func `a last page that is repeated ends a list that does not number its pages`() async throws {
        let page = try BoardFixture.text("icims-2.html").replacing("Page 2 of 2", with: "")
        let answers = TableOfAnswers([Self.list(0): page, Self.list(1): page])
        let reading = try await answers.read(Self.host)
        #expect(reading.postings.count == 1)
        #expect(!reading.isTruncated)
    }

    @Test func `a page that is no list is an error, an empty list is none`() async throws {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([Self.list(0): "<h1>Please verify</h1>"]).read(Self.host)
        }
        #expect(error?.kind == .changedShape)
        let empty = "<div class='iCIMS_ListingsPage'>Sorry, no jobs</div>"
        #expect(try await TableOfAnswers([Self.list(0): empty]).read(Self.host).postings == [])
    }
}

import Domain
import Foundation
import Testing

@testable import Boards

struct RecruiteeTests {
    private let api = "https://ceramista.recruitee.com/api/offers/"

    @Test func `every field of an offer is read, closed ones are not`() async throws {
        let reading = try await BoardFixture.read("https://ceramista.recruitee.com/o/x", answers: [api: "recruitee"])
        #expect(reading.company == "Ceramista")
        #expect(reading.source == "recruitee")
        #expect(reading.postings.map(\.id.rawValue) == ["501", "502"])
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])

        let keeper = try #require(reading.postings.first)
        #expect(keeper.title == "Kiln Keeper & Glazer")
        #expect(keeper.url?.absoluteString == "https://jobs.ceramista.example/o/kiln-keeper")
        #expect(keeper.locations == ["Delft, Netherlands", "Ghent studio, Belgium"])
        #expect(keeper.workplace == .onSite)
        #expect(keeper.employmentType == .partTime)
        #expect(keeper.department == "Workshop")
        #expect(keeper.salary == Salary(min: 2800, max: 3400, currency: "EUR", period: .month))
        #expect(keeper.postedAt == Date(timeIntervalSince1970: 1_780_923_834))
        #expect(keeper.description == "Fire pots.\n\n- Patience")
        #expect(reading.postings[1].workplace == .hybrid)
    }

    @Test func `a company's own host is known by the parts it loads`() async throws {
        let page = "https://jobs.ceramista.example/"
        let reading = try await TableOfAnswers([
            page: #"<script src="https://careers-assets.recruiteecdn.com/app.js"></script><div id="app"></div>"#,
            "https://jobs.ceramista.example/api/offers/": try BoardFixture.text("recruitee"),
        ]).read(page)
        #expect(reading.source == "recruitee")
        #expect(reading.postings.count == 2)
        #expect(reading.careersURL.absoluteString == page)
    }

    @Test func `an answer of another shape is named`() async throws {
        let error = await #expect(throws: BoardError.self) {
            try await BoardFixture.read("https://ceramista.recruitee.com", answers: [api: "lever"])
        }
        #expect(error?.kind == .changedShape)
    }
}

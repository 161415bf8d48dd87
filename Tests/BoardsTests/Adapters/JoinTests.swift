import Domain
import Foundation
import Testing

@testable import Boards

struct JoinTests {
    private let list = "https://join.com/companies/windrose"

    @Test func `every page of the list is read, and each posting's own page`() async throws {
        let reading = try await BoardFixture.read(
            "https://join.com/de/companies/windrose/101-compass-fitter",
            answers: [
                "\(list)?page=1": "join-1.html", "\(list)?page=2": "join-2.html",
                "\(list)/101-compass-fitter": "join-posting.html",
                "\(list)/102-star-charter": "join-posting.html",
            ])
        #expect(reading.company == "Windrose Instruments")
        #expect(reading.postings.map(\.title) == ["Compass Fitter", "Star Charter"])
        #expect(reading.gone == [PostingID("103")])
        let fitter = try #require(reading.postings.first)
        #expect(fitter.id.rawValue == "101")
        #expect(fitter.url?.absoluteString == "\(list)/101-compass-fitter")
        #expect(fitter.locations == ["Kiel, Germany"])
        #expect(fitter.workplace == .onSite)
        #expect(fitter.employmentType == .fullTime)
        #expect(fitter.department == "Workshop")
        #expect(fitter.salary == Salary(min: 38_000, max: 44_000, currency: "EUR", period: .year))
        #expect(fitter.postedAt.map { Int($0.timeIntervalSince1970) } == 1_777_470_844)
        #expect(fitter.description == "Fit needles.")
    }

    @Test func `a page without its state is a changed shape`() async throws {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers(["\(list)?page=1": "<html><p>Hello</p></html>"]).read(list)
        }
        #expect(error?.kind == .changedShape)
    }
}

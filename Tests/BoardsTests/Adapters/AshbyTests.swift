import Domain
import Foundation
import Testing

@testable import Boards

struct AshbyTests {
    private let api = "https://api.ashbyhq.com/posting-api/job-board/Pomona%20Labs?includeCompensation=true"

    @Test func `every field of a posting is read, what is not listed is not`() async throws {
        let reading = try await BoardFixture.read("https://jobs.ashbyhq.com/Pomona%20Labs", answers: [api: "ashby"])
        #expect(reading.company == "Pomona Labs")
        #expect(reading.postings.map(\.title) == ["Orchard Planner 🍏", "Designer"])
        #expect(reading.warnings.isEmpty)

        let planner = try #require(reading.postings.first)
        #expect(planner.locations == ["Remote (EU/UK)", "Ghent, Belgium"])
        #expect(planner.workplace == .hybrid)
        #expect(planner.employmentType == .contract)
        #expect(planner.department == "Growing")
        #expect(planner.salary == Salary(min: 3100, max: 4100, currency: "EUR", period: .month))
        #expect(planner.postedAt == Date(timeIntervalSince1970: 1_793_520_930.25))
        #expect(planner.description == "You\n\nplan orchards.")
    }

    @Test func `places in one text are told apart, plain text serves where there is no HTML`() async throws {
        let reading = try await BoardFixture.read("https://jobs.ashbyhq.com/Pomona%20Labs", answers: [api: "ashby"])
        let designer = try #require(reading.postings.last)
        #expect(designer.locations == ["Paris, France", "Lyon, France"])
        #expect(designer.workplace == .remote)
        #expect(designer.description == "First\n\n- second")
    }
}

import Domain
import Foundation
import Testing

@testable import Boards

struct LeverTests {
    private let api = "https://api.eu.lever.co/v0/postings/orreryloom?mode=json"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read("https://jobs.eu.lever.co/orreryloom", answers: [api: "lever"])
        #expect(reading.company == "Orreryloom")
        #expect(reading.postings.count == 2)
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])

        let technician = try #require(reading.postings.first)
        #expect(technician.title == "Loom Technician (m/f/d)")
        #expect(
            technician.url?.absoluteString
                == "https://jobs.eu.lever.co/orreryloom/11111111-2222-4333-8444-555555555555")
        #expect(technician.locations == ["Leeds, UK", "York, UK"])
        #expect(technician.workplace == .onSite)
        #expect(technician.employmentType == .partTime)
        #expect(technician.department == "Workshop")
        #expect(technician.salary == Salary(min: 18.5, max: 21, currency: "GBP", period: .hour))
        #expect(technician.postedAt == Date(timeIntervalSince1970: 1_793_520_000))
        #expect(
            technician.description == """
                Looms stop. You make them go.

                What you need

                - Patience
                - A steady hand & eye

                A plus

                - French

                Apply by post.
                """)
    }

    @Test func `plain text keeps its lines, an unspecified workplace stays unsaid`() async throws {
        let reading = try await BoardFixture.read("https://jobs.eu.lever.co/orreryloom", answers: [api: "lever"])
        let weaver = try #require(reading.postings.last)
        #expect(weaver.description == "Line one\n\nLine two")
        #expect(weaver.locations == ["Anywhere"])
        #expect(weaver.employmentType == nil)
    }
}

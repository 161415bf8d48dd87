import Domain
import Foundation
import Testing

@testable import Boards

struct HiBobTests {
    private let api = "https://harbourline.careers.hibob.com/api/job-ad"

    @Test func `every field of an advert is read`() async throws {
        let reading = try await BoardFixture.read("https://harbourline.careers.hibob.com/", answers: [api: "hibob"])
        #expect(reading.source == "hibob")
        #expect(reading.company == "Harbourline")
        #expect(reading.postings.map(\.title) == ["Harbour Pilot", "Lighthouse Writer"])
        let pilot = try #require(reading.postings.first)
        #expect(
            pilot.url?.absoluteString
                == "https://harbourline.careers.hibob.com/jobs/d0000000-0000-4000-8000-000000000001")
        #expect(pilot.locations == ["Split, Croatia"])
        #expect(pilot.workplace == .hybrid)
        #expect(pilot.employmentType == .fullTime)
        #expect(pilot.department == "Nautical")
        #expect(pilot.postedAt.map { Int($0.timeIntervalSince1970) } == 1_778_837_314)
        #expect(pilot.description == "Bring ships in.\n\nResponsibilities\n\n- Steer\n\nRequirements\n\n- Sea legs")
        #expect(reading.postings[1].locations == ["Croatia"])
        #expect(reading.postings[1].workplace == .remote)
    }

    @Test func `an id that is no name does not get into an address`() async throws {
        let reading = try await BoardFixture.read("https://harbourline.careers.hibob.com/", answers: [api: "hibob"])
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
    }
}

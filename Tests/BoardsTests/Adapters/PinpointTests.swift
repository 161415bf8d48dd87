import Domain
import Foundation
import Testing

@testable import Boards

struct PinpointTests {
    private let api = "https://campanile.pinpointhq.com/postings.json"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read(
            "https://campanile.pinpointhq.com/en/jobs", answers: [api: "pinpoint"])
        #expect(reading.company == "Campanile")
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])
        let maker = try #require(reading.postings.last)
        #expect(maker.title == "Rope Maker")
        #expect(maker.workplace == .remote)
        #expect(maker.employmentType == .internship)
        #expect(maker.salary == nil)
        #expect(maker.description == "Plain words.")
    }

    @Test func `a requisition's postings in several places are one posting`() async throws {
        let reading = try await BoardFixture.read("https://campanile.pinpointhq.com", answers: [api: "pinpoint"])
        #expect(reading.postings.map(\.title) == ["Bell Tuner", "Rope Maker"])
        let tuner = try #require(reading.postings.first)
        #expect(tuner.id.rawValue == "800")
        #expect(tuner.locations == ["York, North Yorkshire", "Durham tower"])
        #expect(tuner.workplace == .onSite)
        #expect(
            tuner.url?.absoluteString
                == "https://campanile.pinpointhq.com/en/postings/aaaa0000-0000-4000-8000-000000000002")
    }

    @Test func `the parts of an advert stand under their headings`() throws {
        let text = try BoardFixture.text("pinpoint").replacing(
            #""requisition_id": "PIN-7""#, with: #""requisition_id": """#)
        let list = try Pinpoint().parse(Array(text.utf8), try #require(URL(string: api)))
        let tuner = try #require(list.postings.first)
        #expect(tuner.description == "Tune bells.\n\nKey Responsibilities\n\n- Listen\n\nSkills\n\nAn ear")
        #expect(tuner.salary == Salary(min: 17.5, max: 21, currency: "GBP", period: .hour))
        #expect(tuner.employmentType == .fullTime)
        #expect(tuner.department == "Towers")
    }
}

import Domain
import Foundation
import Testing

@testable import Boards

struct GreenhouseTests {
    private let api = "https://boards-api.greenhouse.io/v1/boards/kelpworks/jobs?content=true&pay_transparency=true"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read(
            "https://boards.greenhouse.io/kelpworks", answers: [api: "greenhouse"])
        #expect(reading.company == "Kelpworks")
        #expect(reading.source == "greenhouse")
        #expect(reading.careersURL.absoluteString == "https://job-boards.greenhouse.io/kelpworks")
        #expect(reading.postings.map(\.id.rawValue) == ["4100001", "4100002"])
        #expect(reading.warnings == ["1 entry without an id, a title or an address left out"])

        let modeller = try #require(reading.postings.first)
        #expect(modeller.title == "Tide & Weather Modeller")
        #expect(modeller.url?.absoluteString == "https://www.kelpworks.example/jobs?gh_jid=4100001")
        #expect(modeller.locations == ["Porto, Portugal", "Brest office"])
        #expect(modeller.workplace == .hybrid)
        #expect(modeller.employmentType == .fullTime)
        #expect(modeller.department == "Science & Data")
        #expect(modeller.salary == Salary(min: 42_000, max: 61_000, currency: "EUR", period: .year))
        #expect(modeller.postedAt == Date(timeIntervalSince1970: 1_790_946_000))
        #expect(modeller.updatedAt == Date(timeIntervalSince1970: 1_793_701_800))
        #expect(modeller.description == "We model tides & weather.\n\n- Python\n- Fortran")
        #expect(
            modeller.descriptionHTML
                == "<div><p>We model tides &amp; weather.</p></div><ul><li>Python</li><li>Fortran</li></ul>")
    }

    @Test func `a posting with little in it is read all the same`() async throws {
        let reading = try await BoardFixture.read(
            "https://job-boards.greenhouse.io/kelpworks/jobs/4100002", answers: [api: "greenhouse"])
        let engineer = try #require(reading.postings.last)
        #expect(engineer.locations == ["Porto, Portugal", "Remote - Spain", "Lisbon"])
        #expect(engineer.workplace == .remote)
        #expect(engineer.salary == nil && engineer.postedAt == nil && engineer.description.isEmpty)
    }

    @Test func `an answer of another shape is named, not taken for an empty board`() async throws {
        await #expect {
            _ = try await BoardFixture.read("https://boards.greenhouse.io/kelpworks", answers: [api: "lever"])
        } throws: { error in
            (error as? BoardError)?.kind == .changedShape && "\(error)".contains("“jobs”") && "\(error)".contains(api)
        }
    }
}

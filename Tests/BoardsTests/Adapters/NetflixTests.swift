import Domain
import Foundation
import Testing

@testable import Boards

/// Further pages and the change of interface are in the end-to-end tests.
struct NetflixTests {
    private let search =
        "https://explore.jobs.netflix.net/api/apply/v2/jobs?domain=netflix.com&start=0&num=10&query=words"
    private let detail = "https://explore.jobs.netflix.net/api/apply/v2/jobs/790900000001?domain=netflix.com"

    @Test func `every field of a position is read, private ones are not`() async throws {
        let reading = try await BoardFixture.read(
            "https://explore.jobs.netflix.net/careers?query=words&pid=790900000001",
            answers: [search: "netflix-search", detail: "netflix-position"])
        #expect(reading.company == "Netflix")
        #expect(reading.careersURL.absoluteString == "https://explore.jobs.netflix.net/careers?query=words")
        #expect(!reading.isTruncated)
        #expect(reading.postings.map(\.id.rawValue) == ["790900000001", "790900000003"])
        #expect(reading.warnings == ["1 of 2 postings have no text: their own pages are gone, as are too many"])

        let engineer = try #require(reading.postings.first)
        #expect(engineer.title == "Subtitle Engineer")
        #expect(engineer.url?.absoluteString == "https://explore.jobs.netflix.net/careers/job/790900000001")
        #expect(engineer.locations == ["Madrid, Spain"])
        #expect(engineer.workplace == .onSite)
        #expect(engineer.department == "Engineering")
        #expect(engineer.postedAt == Date(timeIntervalSince1970: 1_784_073_600))
        #expect(engineer.updatedAt == Date(timeIntervalSince1970: 1_793_606_400))
        #expect(engineer.description == "Words at the right moment.\n\n- Rhythm")

        let puppeteer = try #require(reading.postings.last)
        #expect(puppeteer.url?.absoluteString == "https://explore.jobs.netflix.net/careers/job/790900000003")
        #expect(puppeteer.locations == ["Remote, Spain"])
        #expect(puppeteer.workplace == .remote)
    }
}

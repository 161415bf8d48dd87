import Domain
import Foundation
import Testing

@testable import Boards

struct GemTests {
    private let api = "https://api.gem.com/job_board/v0/spectra/job_posts/"
    private let page = "https://jobs.gem.com/api/public/graphql/batch"

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read("https://jobs.gem.com/spectra/4965519002", answers: [api: "gem"])
        #expect(reading.source == "gem")
        #expect(reading.company == "Spectra")
        let cutter = try #require(reading.postings.first)
        #expect(cutter.url?.absoluteString == "https://jobs.gem.com/spectra/4965519002")
        #expect(cutter.locations == ["Jena, Germany", "Graz, Austria"])
        #expect(cutter.workplace == .onSite)
        #expect(cutter.employmentType == .fullTime)
        #expect(cutter.department == "Optics")
        #expect(cutter.postedAt == Date(timeIntervalSince1970: 1_775_030_400))
        #expect(cutter.description == "Cut light.")
        let hunter = try #require(reading.postings.last)
        #expect(hunter.locations == ["Remote, EU"])
        #expect(hunter.description == "First line\nSecond line")
    }

    @Test func `a board that the API does not know is read from its page's list`() async throws {
        let reading = try await BoardFixture.read("https://jobs.gem.com/spectra", answers: [page: "gem-page"])
        #expect(reading.postings.map(\.title) == ["Rainbow Hunter"])
        #expect(reading.postings[0].locations == ["Lisbon", "Porto"])
        #expect(reading.postings[0].workplace == .hybrid)
        #expect(reading.postings[0].url?.absoluteString == "https://jobs.gem.com/spectra/am9icG9zdDpx")
        #expect(reading.warnings == ["the postings have no text: the board's page gives none in its list"])
    }

    @Test func `a board that neither knows does not exist`() async throws {
        let empty = #"[{"data": {"oatsExternalJobPostings": {"jobPostings": []}}}]"#
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([page: empty]).read("https://jobs.gem.com/nobody")
        }
        #expect(error?.kind == .unknownCompany)
    }
}

import Domain
import Fetch
import Foundation
import Testing

@testable import Boards

struct JobviteTests {
    private let page = "https://jobs.jobvite.com/tidewheel?fr=true&nl=1"
    private let feed = "https://app.jobvite.com/CompanyJobs/Xml.aspx?c=qAbc9Vf1"

    @Test func `the feed's key is found on the board's page, and every field is read`() async throws {
        let reading = try await BoardFixture.read(
            "https://jobs.jobvite.com/careers/tidewheel/jobs", answers: [page: "jobvite.html", feed: "jobvite.xml"])
        #expect(reading.company == "Tidewheel")
        #expect(reading.postings.map(\.id.rawValue) == ["oXyz1", "oXyz2"])
        let keeper = try #require(reading.postings.first)
        #expect(keeper.title == "Sluice Keeper – nights")
        #expect(keeper.url?.absoluteString == "https://jobs.jobvite.com/tidewheel/job/oXyz1")
        #expect(keeper.locations == ["Utrecht, Netherlands"])
        #expect(keeper.employmentType == .partTime)
        #expect(keeper.department == "Locks")
        #expect(keeper.postedAt == Timestamp.parse("2026-07-04"))
        #expect(keeper.description == "Open and close.")
        #expect(reading.postings[1].locations == ["Remote", "Utrecht, Netherlands"])
    }

    @Test func `a feed's own address needs no page`() async throws {
        let answers = TableOfAnswers([feed: try BoardFixture.text("jobvite.xml")])
        #expect(
            try await answers.read("https://hire.jobvite.com/CompanyJobs/Careers.aspx?c=qAbc9Vf1").postings.count == 2)
        #expect(answers.asked == [feed])
    }

    @Test func `the page that says that there are no jobs is an empty board, any other redirect is not`() async throws {
        func read(_ target: String) async throws -> Reading {
            let html = try BoardFixture.text("jobvite.html")
            return try await Jobvite().read(
                try #require(Jobvite().board(named: "tidewheel")),
                with: Reader(fetch: { request in
                    guard request.url.host() == "app.jobvite.com" else {
                        return FetchResponse(url: request.url, body: Array(html.utf8))
                    }
                    throw FetchError(.redirected(to: URL(string: target)), request.url, "redirects", status: 302)
                }))
        }
        #expect(try await read("https://app.jobvite.com/CompanyJobs/NoJobs.htm").postings.isEmpty)
        await #expect(throws: FetchError.self) { try await read("https://search.jobvite.com/?invalid=1") }
    }

    @Test func `a page without the key is a changed shape`() async throws {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([page: "<script>var x = 1</script>"]).read("https://jobs.jobvite.com/tidewheel")
        }
        #expect(error?.kind == .changedShape)
    }
}

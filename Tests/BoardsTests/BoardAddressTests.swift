@testable import Boards
import Foundation
import Testing

/// The forms of address that name a board, and those that only look so.
struct BoardAddressTests {
    @Test(arguments: [
        ("https://boards.greenhouse.io/acme", "greenhouse", "acme"),
        ("https://boards.greenhouse.io/acme/jobs/4012345?gh_src=x", "greenhouse", "acme"),
        ("https://job-boards.greenhouse.io/acme/", "greenhouse", "acme"),
        ("https://job-boards.eu.greenhouse.io/acme/jobs/1", "greenhouse", "acme"),
        ("https://boards.greenhouse.io/embed/job_board?for=acme&b=https%3A%2F%2Facme.example", "greenhouse", "acme"),
        ("https://boards.greenhouse.io/embed/job_board/js?for=acme", "greenhouse", "acme"),
        ("https://boards.greenhouse.io/embed/job_app?for=acme&token=4012345", "greenhouse", "acme"),
        ("https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true", "greenhouse", "acme"),
        ("https://BOARDS.greenhouse.io/Acme", "greenhouse", "Acme"),
        ("https://jobs.lever.co/acme", "lever", "acme"),
        ("https://jobs.lever.co/Acme/4f1e0c3a-0000-4000-8000-000000000000?lever-source=x", "lever", "Acme"),
        ("https://jobs.eu.lever.co/acme", "lever", "acme"),
        ("https://api.lever.co/v0/postings/acme?mode=json", "lever", "acme"),
        ("https://api.eu.lever.co/v0/postings/acme/1", "lever", "acme"),
        ("https://jobs.ashbyhq.com/acme", "ashby", "acme"),
        ("https://jobs.ashbyhq.com/Acme%20Tools/4f1e0c3a-0000-4000-8000-000000000000", "ashby", "Acme Tools"),
        ("https://jobs.ashbyhq.com/acme/embed?version=2", "ashby", "acme"),
        ("https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true", "ashby", "acme"),
        ("https://explore.jobs.netflix.net/careers?query=ios", "netflix", "netflix.com"),
        ("https://explore.jobs.netflix.net/careers/job/790315673635", "netflix", "netflix.com"),
        ("https://explore.jobs.netflix.net/careers?pid=790315673635&domain=netflix.com", "netflix", "netflix.com"),
        ("https://jobs.netflix.com/search?q=ios", "netflix", "netflix.com"),
        ("https://www.netflix.com/jobs", "netflix", "netflix.com"),
    ])
    func `an address names its board`(address: String, system: String, token: String) throws {
        let board = try #require(Self.board(address))
        #expect(board.system == system)
        #expect(board.token == token)
    }

    @Test(arguments: [
        "https://acme.example/careers", "https://boards.greenhouse.io/", "https://boards.greenhouse.io/embed/job_board",
        "https://boards.greenhouse.io/embed/job_app?token=4012345", "https://boards.greenhouse.io.evil.example/acme",
        "https://notgreenhouse.io/acme", "https://boards-api.greenhouse.io/v1/boards/", "https://jobs.lever.co/",
        "https://www.lever.co/acme", "https://api.lever.co/v1/opportunities", "https://jobs.ashbyhq.com/",
        "https://jobs.ashbyhq.com/api/non-user-graphql?op=x", "https://jobs.ashbyhq.com/_next/static/x.js",
        "https://www.ashbyhq.com/customers", "https://www.netflix.com/browse", "https://jobs.lever.co/..%2F..%2Fadmin",
        "https://boards.greenhouse.io/embed/job_board?for=..%2Fadmin", "https://jobs.lever.co/%00",
    ])
    func `an address that names none is left alone`(address: String) {
        #expect(Self.board(address) == nil)
    }

    @Test func `Netflix's filters are kept, other parameters are not`() throws {
        let board = try #require(
            Self.board("https://explore.jobs.netflix.net/careers?query=ios&Teams=A&Teams=B&pid=1&domain=x&location="))
        #expect(board.filters.map(\.description) == ["query=ios", "Teams=A", "Teams=B"])
        #expect(board.url.absoluteString == "https://explore.jobs.netflix.net/careers?query=ios&Teams=A&Teams=B")
    }

    private static func board(_ address: String) -> Board? {
        guard let url = URL(string: address) else { return nil }
        let boards = Registry.standard.adapters.compactMap { $0.board(at: url) }
        #expect(boards.count < 2)
        return boards.first
    }
}

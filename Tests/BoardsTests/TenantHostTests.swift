@testable import Boards
import Foundation
import Testing

/// The forms of address of the systems that give each company a host, and of their neighbours.
struct TenantHostTests {
    @Test(arguments: [
        ("https://acme.recruitee.com/o/weaver", "recruitee", "acme", "https://acme.recruitee.com/"),
        ("https://jobs.acme.example/api/offers/", "recruitee", "jobs.acme.example", "https://jobs.acme.example/"),
        ("https://acme.jobs.personio.de/job/1?language=en", "personio", "acme", "https://acme.jobs.personio.de/"),
        ("https://acme.jobs.personio.com", "personio", "acme", "https://acme.jobs.personio.com/"),
        ("https://Acme.teamtailor.com/jobs/1-x", "teamtailor", "acme", "https://acme.teamtailor.com/jobs"),
        (
            "https://acme.na.teamtailor.com/jobs", "teamtailor", "acme.na.teamtailor.com",
            "https://acme.na.teamtailor.com/jobs"
        ),
        (
            "https://career.acme.example/jobs.rss", "teamtailor", "career.acme.example",
            "https://career.acme.example/jobs"
        ),
        ("https://acme.pinpointhq.com/en/postings/x", "pinpoint", "acme", "https://acme.pinpointhq.com/"),
        (
            "https://acme-b67d.careers.hibob.com/jobs/x/apply", "hibob", "acme-b67d",
            "https://acme-b67d.careers.hibob.com/jobs"
        ),
        ("https://jobs.gem.com/Acme/1", "gem", "Acme", "https://jobs.gem.com/Acme"),
        ("https://api.gem.com/job_board/v0/acme/job_posts/", "gem", "acme", "https://jobs.gem.com/acme"),
        ("https://jobs.jobvite.com/acme/job/x", "jobvite", "acme", "https://jobs.jobvite.com/acme"),
        ("https://join.com/companies/acme/1-x", "join", "acme", "https://join.com/companies/acme"),
        ("https://www.join.com/fr/companies/acme", "join", "acme", "https://join.com/companies/acme"),
    ])
    func `an address names its board`(address: String, system: String, token: String, page: String) throws {
        let url = try #require(URL(string: address))
        let boards = Registry.standard.adapters.compactMap { $0.board(at: url) }
        #expect(boards.map(\.system) == [system])
        #expect(boards.first?.token == token)
        #expect(boards.first?.url.absoluteString == page)
        let named = try #require(Registry.standard.adapters.first { $0.system == system }?.board(named: token))
        #expect(named.token == token)
    }

    @Test(arguments: [
        "https://www.recruitee.com/", "https://recruitee.com/acme", "https://api.recruitee.com/c/1",
        "https://acme.recruitee.com.evil.example/", "https://www.teamtailor.com/en", "https://app.teamtailor.com/x",
        "https://assets-aws.teamtailor.com/x.css", "https://www.personio.de/", "https://developer.personio.de/",
        "https://www.pinpointhq.com/pricing", "https://app.hibob.com/", "https://www.gem.com/", "https://jobs.gem.com/",
        "https://jobs.gem.com/api/public/graphql/batch", "https://jobs.jobvite.com/", "https://www.jobvite.com/about",
        "https://app.jobvite.com/CompanyJobs/Xml.aspx", "https://join.com/jobs/developer",
        "https://join.com/companies/",
        "https://127.0.0.1/api/offers/", "https://x-.recruitee.com/", "https://www.notion.so/product",
    ])
    func `an address that names none is left alone`(address: String) throws {
        let url = try #require(URL(string: address))
        #expect(Registry.standard.adapters.compactMap { $0.board(at: url) }.map(\.token) == [])
    }

    @Test(arguments: ["", "..", "a b", "acme/../x", "acme.", ".acme", "a\u{0}b", "acme:8080", "acme@evil", "1.2.3.4"])
    func `what is no name goes into no address`(token: String) {
        for system in ["recruitee", "personio", "teamtailor", "pinpoint", "hibob"] {
            #expect(Registry.standard.adapters.first { $0.system == system }?.board(named: token) == nil)
        }
    }

    @Test func `a catalogue's address says which of a system's domains it is`() throws {
        let url = try #require(URL(string: "https://acme.jobs.personio.com/"))
        let entry = Catalogue.Entry(company: "Acme", url: url, system: "personio", token: "acme")
        #expect(Registry.standard.board(of: entry)?.url == url)
    }
}

import Domain
import Foundation
import Testing

@testable import Boards

struct JobFeedTests {
    private let site = "https://www.quillworks.example"

    @Test func `a search engine's list of jobs is read, mended where it is broken`() async throws {
        let reading = try await BoardFixture.read("\(site)/jobs.xml", answers: ["\(site)/jobs.xml": "job-list.xml"])
        #expect(reading.source == "feed")
        #expect(reading.company == "Quillworks")
        #expect(reading.postings.map(\.title) == ["Ink Chemist", "Paper Folder & Binder"])
        let chemist = try #require(reading.postings.first)
        #expect(chemist.id.rawValue == "Q-1")
        #expect(chemist.url?.absoluteString == "\(site)/jobs/ink-chemist")
        #expect(chemist.locations == ["Turin, Italy"])
        #expect(chemist.employmentType == .fullTime)
        #expect(chemist.department == "Laboratory")
        #expect(chemist.salary == Salary(min: 38_000, max: 44_000, currency: "EUR", period: .year))
        #expect(chemist.postedAt == Timestamp.parse("2026-06-01T08:00:00Z"))
        #expect(chemist.description == "Mix inks & dyes.")
        #expect(reading.postings[1].workplace == .remote)
    }

    @Test func `an Atom feed of vacancies is read`() async throws {
        let reading = try await BoardFixture.read("\(site)/jobs.atom", answers: ["\(site)/jobs.atom": "job-atom.xml"])
        #expect(reading.postings.map(\.url?.absoluteString) == ["\(site)/jobs/ink-chemist"])
        #expect(reading.postings[0].description == "Mix inks.")
        #expect(reading.postings[0].updatedAt == Timestamp.parse("2026-06-02T08:00:00Z"))
    }

    @Test func `a careers page leads to its feed of postings`() async throws {
        let page = "\(site)/careers"
        let reading = try await TableOfAnswers([
            page: """
            <link rel="alternate" type="application/rss+xml" title="Quillworks comments" href="/comments/feed">
            <link rel="alternate" type="application/atom+xml" href="/jobs.atom"><p>We are hiring.</p>
            """,
            "\(site)/jobs.atom": try BoardFixture.text("job-atom.xml"),
        ]).read(page)
        #expect(reading.source == "feed")
        #expect(reading.careersURL.absoluteString == page)
        #expect(reading.postings.map(\.title) == ["Ink Chemist"])
    }

    @Test(arguments: [
        ("R&D Weaver", "R&D Weaver"), ("Weaver &nbsp;Chief", "Weaver Chief"), ("Weaver &#0;", "Weaver"),
        ("Weaver\u{8}", "Weaver"), ("<![CDATA[Weaver & Tailor]]>", "Weaver & Tailor"),
        ("&lt;b&gt;Weaver&lt;/b&gt;", "Weaver"),
    ])
    func `XML that is written by hand is mended`(title: String, read: String) throws {
        let feed = "\n <rss><channel><item><title>\(title)</title><link>\(site)/jobs/1</link></item></channel></rss>"
        let url = try #require(URL(string: site))
        let found = try #require(JobFeed.postings(in: Array(feed.utf8), at: url, isLinked: true))
        #expect(found.list.postings.map(\.title) == [read])
    }

    @Test func `a blog's feed is none of postings`() async throws {
        let item = "<item><title>How our engineer builds</title><link>\(site)/blog/how-our-engineer</link></item>"
        let feed = "<rss><channel><title>Blog</title>\(item)</channel></rss>"
        let page = "\(site)/careers"
        let link = #"<link rel="alternate" type="application/rss+xml" href="/feed"><p>We are hiring.</p>"#
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers([page: link, "\(site)/feed": feed]).read(page)
        }
        #expect(error?.kind == .noPostings)
    }

    @Test func `a document type that names files and grows is read without either`() async throws {
        let bomb = """
            <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            <rss><channel><title>x</title><item><title>Weaver &b;&c;</title><link>\(site)/jobs/weaver</link></item></channel></rss>
            """
        let reading = try await TableOfAnswers(["\(site)/jobs.rss.xml": bomb]).read("\(site)/jobs.rss.xml")
        #expect(reading.postings.map(\.title) == ["Weaver"])
    }
}

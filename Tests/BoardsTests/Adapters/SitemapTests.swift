import Domain
import Foundation
import Testing

@testable import Boards

struct SitemapTests {
    private let site = "https://jobs.orrery.example"
    private let advert = "<main><h1>Loom Engineer</h1><p>\(String(repeating: "Weave. ", count: 60))</p></main>"

    private func sitemap(_ paths: String...) -> String {
        let entries = paths.map { "<url><loc>\(site)\($0)</loc><lastmod>2026-06-01</lastmod></url>" }.joined()
        return #"<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\(entries)</urlset>"#
            .replacing(#"\(entries)"#, with: entries)
    }

    @Test func `the postings of a sitemap are read where the page shows none`() async throws {
        let reading = try await TableOfAnswers([
            "\(site)/": "<p>Come and weave with us.</p>",
            "\(site)/sitemap.xml": sitemap(
                "/", "/privacy", "/blog/our-engineer", "/post/aaaa0000-0000-4000-8000-000000000001",
                "/post/aaaa0000-0000-4000-8000-000000000002", "/positions/41-chief-weaver",
                "/de/positions/41-chief-weaver"),
            "\(site)/post/aaaa0000-0000-4000-8000-000000000001": advert,
            "\(site)/positions/41-chief-weaver": advert.replacing("Loom Engineer", with: "Chief Weaver"),
        ]).read("\(site)/")
        #expect(reading.source == "sitemap")
        #expect(Set(reading.postings.map(\.title)).isSuperset(of: ["Loom Engineer", "Chief Weaver"]))
        #expect(reading.postings.count == 2)
        #expect(reading.postings.allSatisfy { $0.updatedAt == Timestamp.parse("2026-06-01") })
    }

    @Test func `an index leads to the file that is named after jobs`() async throws {
        let index = """
            <sitemapindex><sitemap><loc>\(site)/sitemap-blog.xml</loc></sitemap>
            <sitemap><loc>https://elsewhere.example/sitemap-jobs.xml</loc></sitemap>
            <sitemap><loc>\(site)/sitemap-jobs.xml</loc></sitemap></sitemapindex>
            """
        let answers = TableOfAnswers([
            "\(site)/": "<p>Weave.</p>", "\(site)/sitemap.xml": index,
            "\(site)/sitemap-jobs.xml": sitemap("/jobs/7-loom-engineer"),
            "\(site)/sitemap-blog.xml": sitemap("/blog/x"), "\(site)/jobs/7-loom-engineer": advert,
        ])
        #expect(try await answers.read("\(site)/").postings.map(\.title) == ["Loom Engineer"])
        #expect(answers.asked[2] == "\(site)/sitemap-jobs.xml")
        #expect(!answers.asked.contains { $0.contains("elsewhere") })
    }

    @Test func `a page that says that nothing is open is believed`() async throws {
        let answers = TableOfAnswers([
            "\(site)/": "<p>There are no open positions at the moment.</p>",
            "\(site)/sitemap.xml": sitemap("/jobs/7-loom-engineer"),
        ])
        let error = await #expect(throws: BoardError.self) { try await answers.read("\(site)/") }
        #expect(error?.description.contains("no open positions") == true)
        #expect(answers.asked == ["\(site)/"])
    }
}

import Boards
import Domain
import Foundation
import Testing

/// Pages with schema.org JobPosting in them.
struct SchemaOrgTests {
    private static let page = "https://www.acme.example/careers"

    private static func posting(_ title: String, _ rest: String = "") -> String {
        #"{"@context": "https://schema.org", "@type": "JobPosting", "title": "\#(title)" \#(rest)}"#
    }

    private func read(_ json: String..., markup: String = "", at address: String = page) async throws -> Reading {
        let scripts = json.map { #"<script type="application/ld+json">\#($0)</script>"# }.joined()
        return try await TableOfAnswers([address: "<html><body>\(scripts)\(markup)</body></html>"]).read(address)
    }

    @Test(arguments: [
        "[\(posting("Ninja")), \(posting("Weaver"))]",
        #"{"@graph": [{"@type": "Organization", "name": "Acme"}, \#(posting("Ninja")), \#(posting("Weaver"))]}"#,
        #"{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": \#(posting("Ninja"))}, {"item": \#(posting("Weaver"))}]}"#,
        #"{"@type": "WebPage", "mainEntity": {"@type": "ItemList", "itemListElement": [\#(posting("Ninja")), \#(posting("Weaver"))]}}"#,
        "<!-- [\(posting("Ninja")) \(posting("Weaver")),] -->",
    ])
    func `postings are found wherever they stand`(json: String) async throws {
        let reading = try await read(json)
        #expect(reading.source == "jsonld")
        #expect(reading.postings.map(\.title) == ["Ninja", "Weaver"])
        #expect(Set(reading.postings.map(\.id)).count == 2)
    }

    @Test func `the same posting twice is one, and an identifier that all share is none`() async throws {
        let identifier = #", "identifier": {"name": "Acme", "value": "acme"}"#
        let reading = try await read(
            Self.posting("Ninja", identifier + #", "url": "/jobs/1""#),
            Self.posting("Ninja", identifier + #", "url": "/jobs/1""#),
            Self.posting("Weaver", identifier + #", "url": "/jobs/2""#))
        #expect(reading.postings.map(\.title) == ["Ninja", "Weaver"])
        #expect(
            reading.postings.map(\.url?.absoluteString) == [
                "https://www.acme.example/jobs/1", "https://www.acme.example/jobs/2",
            ])
    }

    @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "//", ""])
    func `an address that is none is the page's own`(address: String) async throws {
        let reading = try await read(Self.posting("Ninja", #", "url": "\#(address)""#), Self.posting("Weaver"))
        #expect(reading.postings.map(\.url?.absoluteString) == [Self.page, Self.page])
    }

    @Test func `a posting's own page is that posting, whatever it relates to`() async throws {
        let address = "https://www.acme.example/jobs/ninja-1234"
        let reading = try await read(
            Self.posting("Ninja", #", "url": "\#(address)""#), Self.posting("Weaver", #", "url": "/jobs/weaver-1235""#),
            at: address)
        #expect(reading.postings.map(\.title) == ["Ninja"])
        #expect(reading.postings[0].url?.absoluteString == address)
    }

    @Test func `every field is read`() async throws {
        let reading = try await read(
            Self.posting(
                "Data &amp; Insights Lead",
                #"""
                , "description": "&lt;p&gt;Hello &amp;amp; welcome&lt;/p&gt;&lt;script&gt;bad()&lt;/script&gt;", "datePosted": "2026-7-4",
                "dateModified": "2026-07-05T10:00:00+02:00", "employmentType": ["FULL_TIME", "CONTRACTOR"],
                "hiringOrganization": {"@type": "Organization", "name": "Acme Ltd"}, "jobLocationType": "TELECOMMUTE",
                "applicantLocationRequirements": [{"@type": "Country", "name": "Norway"}],
                "jobLocation": [{"address": {"addressLocality": "Oslo", "addressCountry": {"name": "Norway"}}},
                    {"address": "Bergen, Norway"}],
                "baseSalary": {"currency": "nok", "value": {"minValue": "600.000", "maxValue": 750000, "unitText": "YEAR"}}
                """#), markup: "<h1>Data & Insights Lead</h1>")
        let posting = try #require(reading.postings.first)
        #expect(reading.company == "Acme Ltd")
        #expect(posting.title == "Data & Insights Lead")
        #expect(posting.description == "Hello & welcome")
        #expect(posting.locations == ["Oslo, Norway", "Bergen, Norway", "Norway"])
        #expect(posting.workplace == .remote)
        #expect(posting.employmentType == .fullTime)
        #expect(posting.salary == Salary(min: 600_000, max: 750_000, currency: "NOK", period: .year))
        #expect(posting.postedAt?.formatted(.iso8601) == "2026-07-04T00:00:00Z")
        #expect(posting.updatedAt?.formatted(.iso8601) == "2026-07-05T08:00:00Z")
    }

    @Test func `a list of addresses alone leaves the page's links to be read`() async throws {
        let list =
            #"{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": "https://www.acme.example/jobs/1"}]}"#
        let reading = try await read(
            list, markup: (1...3).map { #"<a href="/jobs/\#($0)">Weaver \#($0)</a>"# }.joined())
        #expect(reading.source == "html")
        #expect(reading.postings.count == 3)
    }
}

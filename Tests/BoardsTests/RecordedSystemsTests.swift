@testable import Boards
import Domain
import Fetch
import Foundation
import TestSupport
import Testing

/// Every recorded answer of the systems that need no further pages, read from the address that a person would give.
@Suite(.needsRecordings)
struct RecordedSystemsTests {
    struct Recorded: Sendable, CustomTestStringConvertible {
        var file: String
        var address: String
        var system: String
        /// Where expected.tsv has no number: counted by hand.
        var counted: Int?
        var testDescription: String { file }
    }

    private static let recordings = [
        Recorded(
            file: "recruitee/ergon-channable-recruitee_sample.json", address: "https://jobs.channable.com/api/offers/",
            system: "recruitee"),
        Recorded(
            file: "personio/ergon-personio-personio_sample.xml", address: "https://personio.jobs.personio.de/",
            system: "personio"),
        Recorded(
            file: "pinpoint/ergon-aawdc-pinpoint_jobs.json", address: "https://aawdc.pinpointhq.com/",
            system: "pinpoint"),
        Recorded(
            file: "teamtailor/upcloud.rss.xml", address: "https://upcloud.teamtailor.com/jobs", system: "teamtailor"),
        Recorded(
            file: "teamtailor/ergon-1komma5-sverige-teamtailor_jobs.json",
            address: "https://1komma5.teamtailor.com/jobs",
            system: "teamtailor"),
        Recorded(
            file: "join/ergon-onetwosocial-join_page.html", address: "https://join.com/companies/onetwosocial",
            system: "join", counted: 2),
        Recorded(
            file: "gem/headstart-listing.json", address: "https://jobs.gem.com/headstart", system: "gem", counted: 4),
        Recorded(
            file: "talentclue-json/talentclue_mcdonalds_es.json", address: "https://mcdonalds.talentclue.com/",
            system: "pagedata", counted: 5),
        Recorded(
            file: "feeds/ergon-arbeitnow-arbeitnow_sample.json", address: "https://www.arbeitnow.com/api/job-board-api",
            system: "pagedata", counted: 2),
        Recorded(
            file: "feeds/ergon-jobicy-jobicy_sample.json", address: "https://jobicy.com/api/v2/remote-jobs",
            system: "pagedata", counted: 3),
        Recorded(
            file: "feeds/ergon-himalayas-himalayas_sample.json", address: "https://himalayas.app/jobs/api",
            system: "pagedata", counted: 3),
    ]

    @Test(arguments: recordings)
    func `a recorded board is read whole`(recorded: Recorded) async throws {
        let row = try #require(Recordings.index.first { $0.file == recorded.file })
        let reader = Reader(fetch: { request in
            let parts = URLComponents(url: request.url, resolvingAgainstBaseURL: true)
            let needed = URLComponents(url: row.url, resolvingAgainstBaseURL: true)
            guard request.method.rawValue == row.method, parts?.host == needed?.host, parts?.path == needed?.path,
                (needed?.queryItems ?? []).allSatisfy({ parts?.queryItems?.contains($0) ?? false })
            else { throw FetchError(.gone, request.url, "answered 404", status: 404) }
            return FetchResponse(url: request.url, headers: ["content-type": row.contentType], body: row.bytes)
        })
        let reading = try await CareersReader(reader: reader).read(try #require(URL(string: recorded.address)))
        #expect(reading.source == recorded.system)
        #expect(reading.postings.count == recorded.counted ?? Recordings.expected[recorded.file])
        for posting in reading.postings { expectComplete(posting, hasText: false) }
    }

    @Test(arguments: Recordings.files("feeds").filter { $0.hasSuffix(".xml") })
    func `a recorded feed gives every offer, whole`(file: String) throws {
        let bytes = Recordings.bytes(file)
        let url = try #require(URL(string: "https://feed.example/feed"))
        let (list, _) = try #require(JobFeed.postings(in: bytes, at: url, isLinked: true))
        let offers = String(decoding: bytes, as: UTF8.self).components(separatedBy: "<offer>").count - 1
        #expect(list.postings.count == offers)
        #expect(list.warnings == [])
        for posting in list.postings {
            expectComplete(posting)
            #expect(!posting.locations.isEmpty && !posting.description.isEmpty)
        }
    }

    @Test func `a recorded sitemap gives the addresses of its postings`() throws {
        let page = try #require(URL(string: "https://jobs.micro1.ai/"))
        let file = try #require(SitemapFile(Recordings.bytes("sitemap/micro1.xml"), at: page))
        var locations: [SitemapFile.Location] = []
        #expect(file.take(into: &locations) == [])
        #expect(locations.count == 4)
        let chosen = SitemapPostings.choose(from: locations, on: page)
        #expect(chosen.count == 3)
        #expect(chosen.allSatisfy { $0.url.path.hasPrefix("/post/") })
    }

    @Test func `the details of recorded postings are in their fields`() throws {
        let api = try #require(URL(string: "https://jobs.channable.com/api/offers/"))
        let offers = try Recruitee().parse(
            Recordings.bytes("recruitee/ergon-channable-recruitee_sample.json"), api)
        #expect(offers.company == "Channable")
        let engineer = try #require(offers.0.postings.last)
        #expect(engineer.locations == ["Utrecht, Netherlands"])
        #expect(engineer.workplace == .hybrid)
        #expect(engineer.salary == Salary(min: 5000, max: 7000, currency: "EUR", period: .month))

        let feed = try #require(URL(string: "https://upcloud.teamtailor.com/jobs.rss"))
        let items = try Teamtailor().parse(Recordings.bytes("teamtailor/upcloud.rss.xml"), feed)
        #expect(items.company == "UpCloud")
        #expect(items.postings.map { $0?.workplace } == [.hybrid, .remote])
        #expect(items.postings.map { $0?.locations } == [["Helsinki, Finland"], ["Helsinki, Finland"]])
        #expect(items.postings.map { $0?.department } == ["Finance", "Product Engineering"])
    }
}

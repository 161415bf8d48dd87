@testable import Boards
import Domain
import Fetch
import Foundation
import TestSupport
import Testing

/// Every recorded answer of the systems that there are adapters for.
@Suite(.needsRecordings)
struct RecordedBoardsTests {
    @Test(arguments: Recordings.files("greenhouse") + Recordings.files("lever") + Recordings.files("ashby"))
    func `a recorded board is read whole`(file: String) throws {
        let url = URL(string: "https://api.example/\(file)")!
        let bytes = Recordings.bytes(file)
        let list =
            if file.hasPrefix("greenhouse") { try Greenhouse().parse(bytes, url).0 } else if file.hasPrefix("lever") {
                try Lever().parse(bytes, url)
            } else { try Ashby().parse(bytes, url) }
        #expect(list.postings.count == Recordings.expected[file])
        #expect(list.warnings == [])
        for posting in list.postings { expectComplete(posting) }
    }

    @Test(arguments: Recordings.rows("eightfold"))
    func `the recorded search of Netflix is read`(row: Recordings.Row) async throws {
        let reader = Reader(fetch: { request in
            guard request.url.path == "/api/apply/v2/jobs" else {
                throw FetchError(.gone, request.url, "answered 404", status: 404)
            }
            return FetchResponse(url: request.url, body: row.bytes)
        })
        let board = try #require(
            Netflix().board(at: URL(string: "https://explore.jobs.netflix.net/careers?query=intern")!))
        let reading = try await Netflix().read(board, with: reader)
        #expect(reading.postings.count == Recordings.expected[row.file])
        #expect(reading.company == "Netflix")
        #expect(!reading.isTruncated)
        #expect(reading.postings.map(\.id.rawValue) == ["790315673635", "790313241540"])
        #expect(reading.postings[0].locations == ["Los Gatos, California, United States of America"])
        for posting in reading.postings { expectComplete(posting, hasText: false) }
    }

    @Test func `the details of a recorded posting are in their fields`() throws {
        let ramp = try Ashby().parse(
            Recordings.bytes("ashby/ergon-ramp-ashby_sample.json"), URL(string: "https://x.example")!)
        let posting = try #require(ramp.postings.first)
        #expect(posting.title == "Security Engineer, Cloud")
        #expect(posting.locations == ["New York, NY (HQ)", "Miami, FL", "Remote (US)", "Remote (Canada)"])
        #expect(posting.workplace == .hybrid)
        #expect(posting.employmentType == .fullTime)
        #expect(posting.salary == Salary(min: 211_400, max: 290_600, currency: "USD", period: .year))
        #expect(posting.department == "Engineering")
        #expect(posting.postedAt.map { Int($0.timeIntervalSince1970) } == 1_775_581_955)

        let airbnb = try Greenhouse().parse(
            Recordings.bytes("greenhouse/ergon-airbnb-greenhouse_sample.json"), URL(string: "https://x.example")!)
        #expect(airbnb.company == "Airbnb")
        let manager = try #require(airbnb.0.postings.first)
        #expect(manager.locations == ["Berlin, Germany"])
        #expect(manager.workplace == .hybrid)
        #expect(manager.department == "Sales")
        #expect(manager.description.hasPrefix("Airbnb was born in 2007 when two hosts welcomed three guests"))
        #expect(manager.url?.absoluteString == "https://careers.airbnb.com/positions/7995153?gh_jid=7995153")

        let palantir = try Lever().parse(
            Recordings.bytes("lever/jobos-palantir.json"), URL(string: "https://x.example")!)
        let partner = try #require(palantir.postings.first)
        #expect(partner.locations == ["London, United Kingdom"])
        #expect(partner.workplace == .hybrid)
        #expect(partner.description.contains("\n- Provide administrative support to a portfolio"))
    }
}

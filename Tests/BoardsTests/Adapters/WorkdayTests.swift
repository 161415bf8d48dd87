import Domain
import Fetch
import Foundation
import Synchronization
import Testing

@testable import Boards

struct WorkdayTests {
    private static let page = "https://skerry.wd3.myworkdayjobs.com/Careers"
    private static let api = "https://skerry.wd3.myworkdayjobs.com/wday/cxs/skerry/Careers"
    private let monday = Date(timeIntervalSince1970: 1_794_873_600 + 3600)

    @Test func `every field of a posting is read`() async throws {
        let reading = try await BoardFixture.read(
            "https://skerry.wd3.myworkdayjobs.com/en-US/Careers?source=x",
            answers: [
                "\(Self.api)/jobs": "workday",
                "\(Self.api)/job/Norway-Bergen/Lighthouse-Keeper_R-101": "workday-posting",
                "\(Self.api)/job/Norway-Remote/Foghorn-Tuner_R-102-1": "workday",
            ], [Workday(now: { monday })])
        #expect(reading.company == "Skerry")
        #expect(reading.careersURL.absoluteString == Self.page)
        #expect(!reading.isTruncated)
        #expect(
            reading.warnings == [
                "1 entry without an id, a title or an address left out",
                "1 of 2 postings have no text: their own pages could not be read",
            ])

        let keeper = try #require(reading.postings.first)
        #expect(keeper.id == PostingID("R-101"))
        #expect(keeper.title == "Lighthouse Keeper & Guide")
        #expect(keeper.url?.absoluteString == "\(Self.page)/job/Norway-Bergen/Lighthouse-Keeper_R-101")
        #expect(keeper.locations == ["Bergen, Norway", "Stavanger, Norway"])
        #expect(keeper.workplace == .onSite)
        #expect(keeper.employmentType == .fullTime)
        #expect(keeper.postedAt == Timestamp.parse("2026-11-02"))
        #expect(keeper.description == "The light\n\nKeep it lit.")

        let tuner = try #require(reading.postings.last)
        #expect(tuner.id == PostingID("R-102-1"))
        #expect(tuner.workplace == .remote)
        #expect(tuner.employmentType == .partTime)
        #expect(tuner.postedAt == nil)
    }

    @Test func `a list that is longer than Workday shows is read by facet`() async throws {
        let tenant = MadeUpWorkday(groups: ["weaving": 1_200, "dyeing": 900, "law": 3])
        let reading = try await tenant.read()
        #expect(reading.postings.count == 2_103)
        #expect(!reading.isTruncated)
        // The first look, then 60, 45 and 1 pages; the first page of a part is asked for once.
        #expect(tenant.asked == 1 + 60 + 45 + 1)
    }

    @Test func `a list that no facet parts is truncated`() async throws {
        let reading = try await MadeUpWorkday(groups: ["weaving": 2_500]).read()
        #expect(reading.postings.count == 2_000)
        #expect(reading.isTruncated)
    }

    @Test func `a site that does not narrow its list is read as far as it goes`() async throws {
        let tenant = MadeUpWorkday(groups: ["weaving": 1_200, "dyeing": 1_300], isNarrowing: false)
        let reading = try await tenant.read()
        #expect(reading.postings.count == 2_000)
        #expect(reading.isTruncated)
        #expect(tenant.asked == 1 + 1 + 99)
    }

    @Test func `the parts of a list share the limit of pages`() async throws {
        let tenant = MadeUpWorkday(groups: ["weaving": 1_200, "dyeing": 900])
        let reading = try await tenant.read(maximumPages: 70)
        #expect(tenant.asked == 70)
        #expect(reading.isTruncated)
    }

    @Test func `a tenant's sites are found in robots txt, and what they share is read once`() async throws {
        let host = "https://skerry.wd3.myworkdayjobs.com"
        let robots = "User-agent: *\nSitemap: \(host)/Careers/siteMap.xml\nsitemap: \(host)/Students/siteMap.xml\n"
        let answers = TableOfAnswers([
            "\(host)/robots.txt": robots, "\(Self.api)/jobs": try BoardFixture.text("workday"),
            "\(host)/wday/cxs/skerry/Students/jobs": try BoardFixture.text("workday"),
        ])
        let reading = try await answers.read(host)
        #expect(reading.postings.map(\.id.rawValue) == ["R-101", "R-102-1"])
    }

    @Test(arguments: [#"{"errorCode": "HTTP_403"}"#, #"{"total": 7, "jobPostings": []}"#, "<html>"])
    func `a changed shape is an error`(answer: String) async throws {
        let error = await #expect(throws: BoardError.self) {
            try await TableOfAnswers(["\(Self.api)/jobs": answer]).read(Self.page)
        }
        #expect(error?.kind == .changedShape)
    }
}

/// A Workday tenant with so many postings in each job family that shows 2,000 of any list.
private final class MadeUpWorkday: Sendable {
    private let groups: [String: Int]
    private let count = Mutex(0)

    private let isNarrowing: Bool

    init(groups: [String: Int], isNarrowing: Bool = true) { (self.groups, self.isNarrowing) = (groups, isNarrowing) }

    var asked: Int { count.withLock { $0 } }

    func read(maximumPages: Int = 250) async throws -> Reading {
        let board = try #require(Workday().board(named: "skerry.wd3/Careers"))
        let reader = Reader(fetch: answer, maximumPages: maximumPages, knows: { _ in true })
        return try await Workday().read(board, with: reader)
    }

    private func answer(_ request: FetchRequest) throws -> FetchResponse {
        struct Question: Decodable {
            var appliedFacets: [String: [String]]
            var limit: Int
            var offset: Int
        }
        count.withLock { $0 += 1 }
        let question = try JSONDecoder().decode(Question.self, from: Data((request.body ?? "").utf8))
        #expect(question.limit == 20)
        #expect(request.headers["Origin"] == "https://skerry.wd3.myworkdayjobs.com")
        let chosen = isNarrowing ? question.appliedFacets["jobFamilyGroup"].map(Set.init) : nil
        let all = groups.sorted { $0.key < $1.key }.filter { chosen?.contains($0.key) ?? true }
            .flatMap { group in (0..<group.value).map { "\(group.key)-\($0)" } }.prefix(2_000)
        let offset = question.offset < all.count ? question.offset : 0
        let rows = all.dropFirst(offset).prefix(20).map {
            #"{"title": "Job \#($0)", "externalPath": "/job/Bergen/Job_\#($0)", "locationsText": "Bergen"}"#
        }
        let values = groups.map { #"{"descriptor": "x", "id": "\#($0.key)", "count": \#($0.value)}"# }
        let body = """
            {"total": \(offset == 0 ? all.count : 0), "jobPostings": [\(rows.joined(separator: ","))],
             "facets": [{"facetParameter": "locationMainGroup", "values": [{"facetParameter": "places", "values": []}]},
                        {"facetParameter": "jobFamilyGroup", "values": [\(values.joined(separator: ","))]}]}
            """
        return FetchResponse(url: request.url, body: Array(body.utf8))
    }
}

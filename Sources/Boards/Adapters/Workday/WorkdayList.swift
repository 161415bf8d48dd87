internal import Domain
internal import Fetch
internal import Foundation

/// Reads the whole list of a Workday site, also where the site shows no more than its first 2,000 postings: then the
/// list is read in parts, one for each value of a facet.
struct WorkdayList {
    /// More than 20 answers 400.
    private static let rowsOnPage = 20
    /// Offsets beyond it give the first page again, and `total` says no more, either.
    private static let cap = 2_000
    private static let maximumDepth = 3

    let site: WorkdaySite
    let board: Board
    let company: String
    let today: Date
    private let reader: Reader
    /// All parts together are one list, and have its limit of pages to share.
    private var pages = 0

    init(site: WorkdaySite, board: Board, company: String, reader: Reader, today: Date) {
        (self.site, self.board, self.company, self.reader, self.today) = (site, board, company, reader, today)
    }

    private struct Question: Encodable {
        var appliedFacets: [String: [String]]
        var limit = WorkdayList.rowsOnPage
        var offset: Int
        var searchText = ""
    }

    /// A list's first page, and the facets by which the list can be parted.
    private typealias Look = (page: ListPage, facets: [WorkdayFacet])

    mutating func read() async throws -> PostingList {
        try await list(after: try await page(from: 0, where: [:]), where: [:])
    }

    private mutating func list(after look: Look, where chosen: [String: [String]]) async throws -> PostingList {
        let isCapped = look.page.total ?? 0 >= Self.cap
        if isCapped, chosen.count < Self.maximumDepth,
            let facet = WorkdayFacet.best(of: look.facets.filter { chosen[$0.parameter] == nil }, below: Self.cap),
            let parted = try await parts(by: facet, after: look, where: chosen)
        {
            return parted
        }
        var list = PostingList()
        var rest = reader
        rest.maximumPages -= pages - 1
        try await list.addPages(of: board, company: company, with: rest) { start in
            if start.page == 0 { return look.page }
            return try await page(from: start.row, where: chosen).page
        }
        if isCapped { list.truncate("the site shows no more than \(Self.cap) postings of a list") }
        return list
    }

    /// Reads a list that is too long to be shown in parts; nil when the site pays no heed to the facet.
    private mutating func parts(
        by facet: WorkdayFacet, after look: Look, where chosen: [String: [String]]
    ) async throws -> PostingList? {
        var whole = PostingList()
        for posting in look.page.postings { whole.add(posting) }
        for value in facet.values {
            if let reason = reader.reasonToStop(after: pages) {
                whole.truncate("read \(whole.postings.count) postings: \(reason)")
                break
            }
            let narrowed = chosen.merging([facet.parameter: [value.id]]) { $1 }
            do {
                let part = try await page(from: 0, where: narrowed)
                if part.page.total ?? 0 >= Self.cap, value.count < Self.cap { return nil }
                whole.merge(try await list(after: part, where: narrowed))
            } catch let error as FetchError {
                whole.truncate("read \(whole.postings.count) postings: a part of the list \(error.reason)")
                break
            }
        }
        let missing = WorkdayFacet.known(by: look.facets) - facet.total
        if missing > 0 { whole.truncate("\(missing) postings are in no group by which the list could be parted") }
        return whole
    }

    private mutating func page(
        from row: Int, where chosen: [String: [String]]
    ) async throws -> Look {
        pages += 1
        let url = site.api.appending(path: "jobs")
        let question = Question(appliedFacets: chosen, offset: row)
        let bytes = try await reader.api(url, posting: question, headers: site.headers).body
        let answer = try JSON.document(bytes, board.system, url)
        guard answer["jobPostings"].isArray else {
            throw BoardError.changedShape(board.system, url, "there is no list “jobPostings”")
        }
        let page = ListPage(postings: answer["jobPostings"].array.map(posting), total: answer["total"].integer)
        return (page, row == 0 ? WorkdayFacet.all(in: answer["facets"]) : [])
    }

    private func posting(_ job: JSON) -> Posting? {
        guard let path = job["externalPath"].string, let title = job["title"].line, let url = site.posting(at: path)
        else { return nil }
        var places = Places()
        let place = job["locationsText"].line
        // "3 Locations": which ones, only the posting itself says.
        if let place, !place.contains(#/^\d+ \p{L}+$/#) { places.add(place) }
        return Posting(
            id: PostingID(Self.number(in: path) ?? path), title: title, url: CanonicalURL.of(url),
            locations: places.names,
            workplace: job["remoteType"].workplace ?? places.workplace,
            employmentType: job["timeType"].employmentType,
            postedAt: job["postedOn"].line.flatMap { RelativeDay.parse($0, today: today) })
    }

    /// The requisition's number, which stays when the title in the address changes: "R-7" in "/job/Oslo/Weaver_R-7".
    private static func number(in path: String) -> String? {
        guard let end = path.split(separator: "_").last, end.contains(where: \.isNumber), end.utf8.count < 40,
            !end.contains("/")
        else { return nil }
        return String(end)
    }
}

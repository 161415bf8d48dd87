internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Careers sites on Phenom, always on hosts of the companies' own.
///
/// Their pages carry a configuration (`phApp`) and ask `POST /widgets` for the list. Some sites answer that only within a
/// visitor's session; their result pages hold the same list, ten postings at a time. Texts are in the postings' own
/// pages, as schema.org JobPosting. No answer of `/widgets` is recorded: its shape is that of public code that reads it.
public struct Phenom: Adapter {
    public let system = "phenom"
    public let facts = AdapterFacts(
        "Phenom",
        detection: "pages with `phApp`",
        gives: "contract, department, date, text", paging: "100 a page",
        requests: "1 a page, 1 a new posting", recordings: ["phenom"])

    public init() {}

    public func board(at url: URL) -> Board? { nil }

    /// A host's name.
    public func board(named token: String) -> Board? {
        guard Token.isHost(token), let url = URL(string: "https://\(token.lowercased())/") else { return nil }
        return Board(system: system, token: token.lowercased(), url: url)
    }

    public func boards(in page: CareersPage) -> [Board] {
        PhenomSite(page).map { [Board(system: system, token: $0.host, url: $0.base)] } ?? []
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let page = try await reader.page(board.url)
        guard let site = PhenomSite(page) else {
            throw BoardError.changedShape(system, board.url, "there is no configuration “phApp”")
        }
        let company = Catalogue.starter.company(of: board) ?? CompanyName.fromHost(site.host)
        var list = PostingList()
        var isAnswering = true
        try await list.addPages(of: board, company: company, with: reader) { start in
            if isAnswering, let page = try await widget(of: site, from: start, with: reader) { return page }
            isAnswering = false
            return try await resultPage(of: site, from: start.row, with: reader)
        }
        try list.check(system, board.url)
        try await list.addDetails(company: company, with: reader) { posting in
            try await PostingDetails.read(posting, of: system, with: reader)
        }
        return Reading(board, company: company, list)
    }

    /// Nil when the first page is refused, or given without postings.
    private func widget(of site: PhenomSite, from start: PageStart, with reader: Reader) async throws -> ListPage? {
        let headers = ["Origin": "https://\(site.host)", "Referer": site.results(from: 0).absoluteString]
        do {
            let bytes = try await reader.api(site.widgets, posting: site.question(from: start.row), headers: headers)
                .body
            let page = try self.page(JSON.document(bytes, system, site.widgets)["refineSearch"], of: site, site.widgets)
            return start.page == 0 && page.rows == 0 ? nil : page
        } catch  where start.page == 0 && (error is FetchError || error is BoardError) {
            return nil
        }
    }

    private func resultPage(of site: PhenomSite, from row: Int, with reader: Reader) async throws -> ListPage {
        let url = site.results(from: row)
        let found = try await reader.page(url).scripts.lazy.compactMap {
            ScriptValue.find(after: #""eagerLoadRefineSearch""#, in: $0)
        }.first
        guard let found else {
            throw BoardError.changedShape(system, url, "there is no list “eagerLoadRefineSearch” in its scripts")
        }
        return try page(JSON.document(found, system, url), of: site, url)
    }

    private func page(_ search: JSON, of site: PhenomSite, _ url: URL) throws(BoardError) -> ListPage {
        guard search["data"]["jobs"].isArray else {
            throw .changedShape(system, url, "there is no list “jobs”")
        }
        return ListPage(
            postings: search["data"]["jobs"].array.map { posting($0, of: site) }, total: search["totalHits"].integer)
    }

    private func posting(_ job: JSON, of site: PhenomSite) -> Posting? {
        guard let number = job["jobSeqNo"].string ?? job["jobId"].string, Token.isPlain(number),
            let title = job["title"].line
        else { return nil }
        var places = Places()
        for place in job["multi_location"].array { places.add(place.line) }
        if places.names.isEmpty {
            let parts = [job["city"].line, job["state"].line, job["country"].line].compactMap(\.self)
            places.add(
                job["cityStateCountry"].line ?? job["location"].line
                    ?? (parts.isEmpty ? nil : parts.joined(separator: ", ")))
        }
        return Posting(
            id: PostingID(number), title: title, url: site.posting(number), locations: places.names,
            workplace: job["checkRemote"].workplace ?? job["workLocationOption"].workplace ?? places.workplace,
            employmentType: job["type"].employmentType,
            department: job["category"].line ?? job["department"].line,
            postedAt: job["postedDate"].date ?? job["dateCreated"].date)
    }
}

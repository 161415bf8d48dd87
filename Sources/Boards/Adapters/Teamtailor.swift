internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Teamtailor's public feed of a careers site, on its own host or the company's.
///
/// Source: https://support.teamtailor.com/en/articles/11171756-rss-feed-how-to-guide, and answers recorded in 2026: RSS
/// with places, department and remote status in elements of its own, 100 items at once, `offset` for more. Where there
/// is no RSS the site may have the same as a JSON feed.
public struct Teamtailor: Adapter {
    public let system = "teamtailor"
    public let facts = AdapterFacts(
        "Teamtailor",
        detection: "`*.teamtailor.com`, `/jobs.rss`, pages loading from its CDN",
        gives: "department, remote, date, text", paging: "`offset`, 100 a page",
        requests: "1 a page", recordings: ["teamtailor"])

    private let hosts = TenantHost("teamtailor.com")
    private static let perPage = 100

    public init() {}

    public func board(at url: URL) -> Board? {
        if let board = hosts.board(system, at: url.host(), path: "/jobs") { return board }
        return ["/jobs.rss", "/jobs.json"].contains(url.path) ? url.host().flatMap(board(named:)) : nil
    }

    public func board(named token: String) -> Board? { hosts.board(system, named: token, path: "/jobs") }

    /// Pages on a company's own host load their parts from Teamtailor's.
    public func boards(in page: CareersPage) -> [Board] {
        let isOwn = page.isServed(from: "teamtailor-cdn.com") || page.isServed(from: "teamtailor.com", as: "assets")
        let own = isOwn ? page.url.host().flatMap(board(named:)) : nil
        return [own].compactMap(\.self) + page.addresses.compactMap(board(at:))
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let host = board.url.host() ?? ""
        do {
            return try await readRSS(of: board, host, with: reader)
        } catch let error as FetchError where error.kind == .gone {
            let url = try Token.url("https://\(host)/jobs.json", of: board)
            guard let response = try? await reader.api(url) else { throw error }
            let (list, company) = try parseJSON(response.body, url)
            return Reading(board, company: company, list)
        }
    }

    private func readRSS(of board: Board, _ host: String, with reader: Reader) async throws -> Reading {
        var list = PostingList()
        var company: String?
        try await list.addPages(of: board, company: board.company, with: reader) { start in
            let url = try Token.url("https://\(host)/jobs.rss?offset=\(start.row)&per_page=\(Self.perPage)", of: board)
            let (postings, title) = try parse(
                try await reader.api(url, headers: ["Accept": "application/rss+xml,application/xml"]).body, url)
            company = company ?? title
            return ListPage(postings: postings, isLast: postings.count < Self.perPage)
        }
        try list.check(system, board.url)
        return Reading(board, company: company, list)
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> (postings: [Posting?], company: String?) {
        let root = try XMLTree.document(bytes, system, url)
        guard root.name == "rss", root.first("channel") != nil, let feed = Feed(root, at: url) else {
            throw BoardError.changedShape(system, url, "it is no RSS feed: it starts with “\(root.name.prefix(40))”")
        }
        return (feed.entries.map(\.posting), feed.title)
    }

    /// The JSON feed's items carry the posting as schema.org has it.
    func parseJSON(_ bytes: [UInt8], _ url: URL) throws -> (PostingList, company: String?) {
        let root = try JSON.document(bytes, system, url)
        guard root["items"].isArray else { throw BoardError.changedShape(system, url, "there is no list “items”") }
        var list = PostingList()
        for item in root["items"].array { list.add(JSONFeedItem(item, on: url).posting) }
        try list.check(system, url)
        return (list, root["title"].line)
    }
}

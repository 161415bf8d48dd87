internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Gem's public job board API, which gives a whole board in one answer.
///
/// Source: https://api.gem.com/job_board/v0/reference. The answer is a bare list in Greenhouse's terms; board names are
/// case-sensitive and the address needs its last slash (2026). Boards that the API does not know may still be shown at
/// jobs.gem.com, whose own GraphQL interface then gives the list, without texts (recorded in 2026).
public struct Gem: Adapter {
    public let system = "gem"
    public let facts = AdapterFacts(
        "Gem",
        detection: "`jobs.gem.com`, `api.gem.com`",
        gives: "contract, department, date, text", paging: "one answer",
        requests: "1 or 2", recordings: ["gem"])

    public init() {}

    public func board(at url: URL) -> Board? {
        let path = url.path.split(separator: "/").map(String.init)
        switch url.host()?.lowercased() {
        case "jobs.gem.com": return path.first.flatMap(board(named:))
        case "api.gem.com": return path.count > 2 && path[0] == "job_board" ? board(named: path[2]) : nil
        default: return nil
        }
    }

    public func board(named token: String) -> Board? {
        guard Token.isPlain(token), !Self.ownPaths.contains(token),
            let url = URL(string: "https://jobs.gem.com/\(token)")
        else { return nil }
        return Board(system: system, token: token, url: url)
    }

    /// What stands at the root of the host without being a board.
    private static let ownPaths: Set<String> = ["api", "static", "assets", "_next", "favicon.ico", "robots.txt"]

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let url = try Token.url("https://api.gem.com/job_board/v0/\(Token.encoded(board.token))/job_posts/", of: board)
        do {
            return Reading(board, try parse(try await reader.api(url).body, url))
        } catch let error as FetchError where error.kind == .gone {
            return try await readPage(of: board, with: reader, or: error)
        }
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> PostingList {
        var list = PostingList()
        for post in try JSON.list(in: bytes, at: nil, system, url) { list.add(posting(post)) }
        try list.check(system, url)
        return list
    }

    private func posting(_ post: JSON) -> Posting? {
        guard let id = post["id"].string, let title = post["title"].line, let url = post["absolute_url"].url else {
            return nil
        }
        var places = Places()
        for office in post["offices"].array.prefix(200) {
            places.add(office["location"]["name"].line ?? office["name"].line)
        }
        if places.names.isEmpty { places.add(post["location"]["name"].line) }
        let html = post["content"].html ?? post["content_plain"].html
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: post["location_type"].workplace ?? places.workplace,
            employmentType: post["employment_type"].employmentType,
            department: post["departments"].array.first?["name"].line,
            postedAt: post["first_published_at"].date,
            updatedAt: post["updated_at"].date,
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }
}

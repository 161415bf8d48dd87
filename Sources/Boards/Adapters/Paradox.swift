internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Careers sites on Paradox (McDonald's and its franchisees among them), on hosts of the companies' own.
///
/// Their pages ask `POST /api/get-jobs`, with the page in the address; adverts come whole. Lists are recorded from 2026,
/// what is asked is that of public code. Some of these sites stand in catalogues as Phenom's.
public struct Paradox: Adapter {
    public let system = "paradox"
    public let facts = AdapterFacts(
        "Paradox",
        detection: "pages of its career sites",
        gives: "contract, text", paging: "100 a page",
        requests: "1 a page", recordings: ["phenom"])
    private static let rowsOnPage = 100
    private static let hosts: Set<String> = [
        "careers.mcdonalds.ca", "careers.mcdonalds.com.au", "jobs.mchire.com",
        "hourlyjobs-us.mondelezinternational.com",
    ]

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased(), Self.hosts.contains(host) else { return nil }
        return board(named: host)
    }

    /// A host's name.
    public func board(named token: String) -> Board? {
        guard Token.isHost(token), let url = URL(string: "https://\(token.lowercased())/jobs") else { return nil }
        return Board(system: system, token: token.lowercased(), url: url)
    }

    /// A page is one of Paradox's own when its scripts come from there: many more sites only have its chat.
    public func boards(in page: CareersPage) -> [Board] {
        let isOwn = !page.scripts(naming: "site_available_languages").isEmpty
        return (isOwn ? page.url.host().flatMap(board(named:)) : nil).map { [$0] } ?? []
    }

    private struct Question: Encodable {
        var disable_switch_search_mode = false
        var site_available_languages = ["en"]
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let company = Catalogue.starter.company(of: board) ?? CompanyName.fromHost(board.token)
        var list = PostingList()
        try await list.addPages(of: board, company: company, with: reader) { start in
            let url = try Token.url(
                "https://\(board.token)/api/get-jobs?page_size=\(Self.rowsOnPage)&page_number=\(start.page + 1)",
                of: board)
            let headers = ["Origin": "https://\(board.token)", "Referer": board.url.absoluteString]
            return try parse(try await reader.api(url, posting: Question(), headers: headers).body, url, of: board)
        }
        try list.check(system, board.url)
        return Reading(board, company: company, list)
    }

    func parse(_ bytes: [UInt8], _ url: URL, of board: Board) throws -> ListPage {
        let jobs = try JSON.list(in: bytes, at: "jobs", system, url)
        return ListPage(
            postings: jobs.map { posting($0, of: board) },
            total: try JSON.document(bytes, system, url)["totalJob"].integer)
    }

    private func posting(_ job: JSON, of board: Board) -> Posting? {
        guard let id = job["uniqueID"].string ?? job["reference"].string, let title = job["title"].line,
            let path = job["originalURL"].string, !path.hasPrefix("/"),
            let url = URL(string: "https://\(board.token)/\(path)"), url.host()?.lowercased() == board.token
        else { return nil }
        var places = Places()
        for location in job["locations"].array { places.add(Self.place(location)) }
        let html = job["description"].html
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: job["isRemote"].bool == true ? .remote : places.workplace,
            employmentType: job["employmentType"].oneOrMany.lazy.compactMap(\.employmentType).first
                ?? job["employmentStatus"].oneOrMany.lazy.compactMap(\.employmentType).first,
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    private static func place(_ location: JSON) -> String? {
        let parts = [location["city"].line, location["state"].line, location["country"].line].compactMap(\.self)
        return parts.isEmpty ? location["locationText"].line : parts.joined(separator: ", ")
    }
}

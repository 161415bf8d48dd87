internal import Domain
internal import Fetch
public import Foundation

/// Careers sites on Eightfold, whether on hosts of Eightfold's or of the companies' own.
///
/// A tenant has a name beside its host's, which its pages say ("citi.com", `_EF_GROUP_ID`). A list ends after 2,000
/// postings, and is then marked as truncated.
public struct Eightfold: Adapter {
    public let system = "eightfold"
    public let facts = AdapterFacts(
        "Eightfold",
        detection: "`*.eightfold.ai`, pages with `_EF_GROUP_ID`",
        gives: "department, workplace, dates, text", paging: "10 a page, up to 2,000",
        requests: "1 a page, 1 a new posting", recordings: ["eightfold", "microsoft"])

    public init() {}

    public func board(at url: URL) -> Board? {
        guard Token.label(of: url, under: "eightfold.ai", except: Self.ownHosts) != nil,
            let host = url.host()?.lowercased()
        else { return nil }
        let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
        return board(host, domain: items.first { $0.name == "domain" }?.value, items)
    }

    /// A host's name.
    public func board(named token: String) -> Board? { board(token.lowercased(), domain: nil, []) }

    public func boards(in page: CareersPage) -> [Board] {
        let items = URLComponents(url: page.url, resolvingAgainstBaseURL: true)?.queryItems ?? []
        let own = Self.domain(saidBy: page).flatMap { board(page.url.host()?.lowercased() ?? "", domain: $0, items) }
        return (own.map { [$0] } ?? []) + page.addresses.compactMap(board(at:))
    }

    private func board(_ host: String, domain: String?, _ items: [URLQueryItem]) -> Board? {
        guard Token.isHost(host), domain.map(Token.isHost) ?? true else { return nil }
        let filters = items.filter { EightfoldSite.filters.contains($0.name) && $0.value?.isEmpty == false }
        var page = URLComponents()
        (page.scheme, page.host, page.path) = ("https", host, "/careers")
        let shown = (domain.map { [URLQueryItem(name: "domain", value: $0)] } ?? []) + filters
        page.queryItems = shown.isEmpty ? nil : shown
        return page.url.map { Board(system: system, token: host, url: $0, filters: filters) }
    }

    private static let ownHosts: Set<String> = ["www", "app", "api", "static", "help", "docs", "status"]

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let domain = try await domain(of: board, with: reader)
        let company = Catalogue.starter.company(of: board) ?? CompanyName.fromHost(domain)
        let site = EightfoldSite(host: board.token, domain: domain)
        return Reading(board, company: company, try await site.read(board, company: company, with: reader))
    }

    private func domain(of board: Board, with reader: Reader) async throws -> String {
        let items = URLComponents(url: board.url, resolvingAgainstBaseURL: true)?.queryItems ?? []
        if let domain = items.first(where: { $0.name == "domain" })?.value { return domain }
        if let domain = Self.domain(saidBy: try await reader.page(board.url)) { return domain }
        throw BoardError.changedShape(system, board.url, "its page does not say what Eightfold calls the company")
    }

    private static func domain(saidBy page: CareersPage) -> String? {
        page.scripts(naming: "_EF_GROUP_ID").lazy.compactMap { script in
            script.firstMatch(of: #/_EF_GROUP_ID\s*=\s*["']([A-Za-z0-9.\-]{1,120})["']/#).map { String($0.1) }
        }.first(where: Token.isHost)
    }
}

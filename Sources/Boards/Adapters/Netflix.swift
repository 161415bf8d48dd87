public import Foundation

/// Netflix's careers site, which runs on Eightfold.
///
/// Seen in 2026: the search answers at `/api/apply/v2/jobs`; the newer `/api/pcsx/search` refuses with 403. Filters of
/// the page's address (`query`, `location`, `Teams`, `Region`, …) are the API's own and are passed on.
public struct Netflix: Adapter {
    public let system = "netflix"
    public let facts = AdapterFacts(
        "Netflix",
        detection: "`explore.jobs.netflix.net`, `jobs.netflix.com`",
        gives: "contract, department, workplace, dates, text", paging: "10 a page",
        requests: "1 a page, 1 a new posting", recordings: ["eightfold"])

    private let site = EightfoldSite(host: "explore.jobs.netflix.net", domain: "netflix.com")

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased() else { return nil }
        let isSite = host == site.host || host == "jobs.netflix.com"
        let isLink = ["netflix.com", "www.netflix.com"].contains(host) && url.path.lowercased().hasPrefix("/jobs")
        guard isSite || isLink else { return nil }
        let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
        let filters = items.filter { EightfoldSite.filters.contains($0.name) && $0.value?.isEmpty == false }
        var page = URLComponents()
        (page.scheme, page.host, page.path) = ("https", site.host, "/careers")
        page.queryItems = filters.isEmpty ? nil : filters
        guard let address = page.url else { return nil }
        return Board(system: system, token: site.domain, url: address, filters: filters)
    }

    public func board(named token: String) -> Board? {
        token == site.domain ? URL(string: "https://\(site.host)/careers").flatMap(board(at:)) : nil
    }

    public func boards(in page: CareersPage) -> [Board] {
        page.addresses.filter { $0.host()?.lowercased() == site.host }.compactMap(board(at:))
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        Reading(board, company: "Netflix", try await site.read(board, company: "Netflix", with: reader))
    }
}

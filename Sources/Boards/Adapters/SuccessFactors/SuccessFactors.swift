internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// SAP SuccessFactors' careers sites, on hosts of the companies' own or of SAP's (`*.jobs.hr.cloud.sap`).
///
/// Three ways to the list, tried in this order: `/googlefeed.xml` gives everything at once where it is on; the newer
/// sites answer `POST /services/recruiting/v1/jobs`; the older ones (RMK, "j2w") have HTML by the page. No answer is
/// recorded: the shapes are those of public code that reads them.
public struct SuccessFactors: Adapter {
    public let system = "successfactors"
    public let facts = AdapterFacts(
        "SuccessFactors",
        detection: "`*.jobs.hr.cloud.sap`, pages of its career site builders",
        gives: "contract, department, date, text", paging: "a feed, else 10 a page in each language",
        requests: "1 or 1 a page, 1 a new posting")

    public init() {}

    public func board(at url: URL) -> Board? {
        Token.label(of: url, under: "jobs.hr.cloud.sap").flatMap { board(named: "\($0).jobs.hr.cloud.sap") }
    }

    /// A host's name.
    public func board(named token: String) -> Board? {
        guard Token.isHost(token), let url = URL(string: "https://\(token.lowercased())/search/") else { return nil }
        return Board(system: system, token: token.lowercased(), url: url)
    }

    public func boards(in page: CareersPage) -> [Board] {
        let isOwn =
            !page.scripts(naming: "j2w.").isEmpty
            || page.embedded.contains { url in
                let host = url.host()?.lowercased() ?? ""
                return host.hasPrefix("rmkcdn.successfactors.") || host.hasSuffix(".jobs2web.com")
            }
        let own = isOwn ? page.url.host().flatMap(board(named:)) : nil
        return (own.map { [$0] } ?? []) + page.addresses.compactMap(board(at:))
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let company = Catalogue.starter.company(of: board) ?? CompanyName.fromHost(board.token)
        for way in [SuccessFactorsWay.feed, .api] {
            do {
                let list = try await way.read(board, company: company, with: reader)
                // A feed that nobody fills is empty, too.
                if !list.postings.isEmpty { return Reading(board, company: company, list) }
            } catch let error as FetchError {
                // A host that is down is down for all of them.
                if case .unavailable = error.kind { throw error }
            } catch is BoardError {
                continue
            }
        }
        let list = try await SuccessFactorsWay.pages.read(board, company: company, with: reader)
        return Reading(board, company: company, list)
    }
}

/// One of the ways to the list of a SuccessFactors site.
enum SuccessFactorsWay {
    case feed, api, pages

    func read(_ board: Board, company: String, with reader: Reader) async throws -> PostingList {
        switch self {
        case .feed: try await SuccessFactorsFeed(board: board).read(with: reader)
        case .api: try await SuccessFactorsAPI(board: board).read(company: company, with: reader)
        case .pages: try await SuccessFactorsPages(board: board).read(company: company, with: reader)
        }
    }
}

internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// UKG Pro's job boards (UltiPro), by the search of their own pages, and each posting's page for its text.
///
/// Seen in an answer recorded in 2026. A board is a tenant's name and a UUID; hosts are those of three countries.
public struct UltiPro: Adapter {
    public let system = "ultipro"
    public let facts = AdapterFacts(
        "UKG (UltiPro)",
        detection: "`recruiting*.ultipro.com`, `*.rec.pro.ukg.net`",
        gives: "contract, department, date, text", paging: "50 a page",
        requests: "1 a page, 1 a new posting", recordings: ["ultipro"])
    private static let rowsOnPage = 50

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased(), Self.isHost(host),
            let found = url.path.firstMatch(of: #/^\/([A-Za-z0-9]{1,40})\/JobBoard\/([0-9A-Fa-f-]{36})(?:\/|$)/#)
        else { return nil }
        return board(named: "\(host)/\(found.1)/\(found.2)")
    }

    /// "recruiting.ultipro.com/ACM1000ACME/5f7bb8d1-…".
    public func board(named token: String) -> Board? {
        let parts = token.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, Self.isHost(parts[0].lowercased()), Token.isHostLabel(parts[1]),
            UUID(uuidString: parts[2]) != nil,
            let url = URL(string: "https://\(parts[0].lowercased())/\(parts[1])/JobBoard/\(parts[2].lowercased())/")
        else { return nil }
        return Board(
            system: system, token: "\(parts[0].lowercased())/\(parts[1])/\(parts[2].lowercased())", url: url)
    }

    private static func isHost(_ host: String) -> Bool {
        [".ultipro.com", ".ultipro.ca", ".ukg.net"].contains(where: host.hasSuffix)
            && host.contains(#/^recruiting\d{0,2}\.ultipro\.(?:com|ca)$|^[a-z0-9-]{1,63}\.rec\.pro\.ukg\.net$/#)
    }

    /// A tenant's name is made from the company's: "PEA5000PEAT" is Peat.
    private static func company(_ token: String) -> String {
        let tenant = token.split(separator: "/").dropFirst().first.map(String.init) ?? token
        let name = tenant.replacing(#/^[A-Z]{3}\d{4}/#, with: "")
        return CompanyName.fromToken((name.isEmpty ? tenant : name).lowercased())
    }

    private struct Question: Encodable {
        struct Search: Encodable {
            struct Order: Encodable {
                var Value = "postedDateDesc"
                var PropertyName = "PostedDate"
                var Ascending = false
            }
            var Top = UltiPro.rowsOnPage
            var Skip: Int
            var QueryString = ""
            var OrderBy = [Order()]
            var Filters: [String] = []
        }
        var opportunitySearch: Search
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let company = Catalogue.starter.company(of: board) ?? Self.company(board.token)
        let url = board.url.appending(path: "JobBoardView/LoadSearchResults")
        var list = PostingList()
        try await list.addPages(of: board, company: company, with: reader) { start in
            let question = Question(opportunitySearch: .init(Skip: start.row))
            return try parse(try await reader.api(url, posting: question).body, url, of: board)
        }
        try list.check(system, url)
        try await list.addDetails(company: company, with: reader) { posting in
            guard let url = posting.url else { return posting }
            return try details(of: posting, in: try await reader.page(url), url)
        }
        return Reading(board, company: company, list)
    }

    func parse(_ bytes: [UInt8], _ url: URL, of board: Board) throws -> ListPage {
        let jobs = try JSON.list(in: bytes, at: "opportunities", system, url)
        return ListPage(
            postings: jobs.map { posting($0, of: board) },
            total: try JSON.document(bytes, system, url)["totalCount"].integer)
    }

    private func posting(_ job: JSON, of board: Board) -> Posting? {
        guard let id = job["Id"].string, UUID(uuidString: id) != nil, let title = job["Title"].line else { return nil }
        var places = Places()
        for location in job["Locations"].array { places.add(Self.place(location)) }
        let query = [URLQueryItem(name: "opportunityId", value: id)]
        return Posting(
            id: PostingID(id), title: title,
            url: board.url.appending(path: "OpportunityDetail").appending(queryItems: query), locations: places.names,
            workplace: places.workplace,
            employmentType: job["FullTime"].bool.map { $0 ? .fullTime : .partTime },
            department: job["JobCategoryName"].line,
            postedAt: job["PostedDate"].date)
    }

    private static func place(_ location: JSON) -> String? {
        let address = location["Address"]
        let parts = [address["City"].line, address["State"]["Name"].line, address["Country"]["Name"].line].compactMap(
            \.self)
        return parts.isEmpty
            ? location["LocalizedName"].line ?? location["LocalizedDescription"].line : parts.joined(separator: ", ")
    }

    /// The page's script carries the posting, text and all.
    func details(of listed: Posting, in page: CareersPage, _ url: URL) throws -> Posting {
        let found = page.scripts(naming: "CandidateOpportunityDetail(").lazy.compactMap {
            ScriptValue.find(after: "CandidateOpportunityDetail(", in: $0)
        }
        .first
        guard let found, let html = try JSON.document(found, system, url)["Description"].html else {
            throw BoardError.changedShape(system, url, "there is no “Description” in its scripts")
        }
        var posting = listed
        posting.description = html.text
        posting.descriptionHTML = html.html
        return posting
    }
}

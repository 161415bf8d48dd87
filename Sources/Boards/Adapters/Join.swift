internal import Domain
public import Foundation
internal import Markup

/// join.com's company pages, whose state (`__NEXT_DATA__`) lists a page of postings; texts stand on their own pages.
///
/// There is no public interface; a page was recorded in 2026. A page holds few postings, `?page=` leads on.
public struct Join: Adapter {
    public let system = "join"
    public let facts = AdapterFacts(
        "join.com",
        detection: "`join.com/companies/*`",
        gives: "contract, department, workplace, date, text", paging: "`?page=`",
        requests: "1 a page, 1 a new posting", recordings: ["join"])

    public init() {}

    public func board(at url: URL) -> Board? {
        guard ["join.com", "www.join.com"].contains(url.host()?.lowercased()) else { return nil }
        var path = url.path.split(separator: "/").map(String.init)
        // A language may stand first: join.com/de/companies/acme.
        if path.first?.count == 2 { path.removeFirst() }
        return path.count > 1 && path[0] == "companies" ? board(named: path[1]) : nil
    }

    public func board(named token: String) -> Board? {
        guard Token.isPlain(token), let url = URL(string: "https://join.com/companies/\(Token.encoded(token))") else {
            return nil
        }
        return Board(system: system, token: token, url: url)
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        var list = PostingList()
        var company: String?
        try await list.addPages(of: board, company: board.company, with: reader) { start in
            let url = try Token.url("\(board.url.absoluteString)?page=\(start.page + 1)", of: board)
            let page = try state(of: CareersPage(try await reader.api(url, headers: ["Accept": "text/html"])))
            company = company ?? page.company
            return page.list
        }
        try list.check(system, board.url)
        try await list.addDetails(company: company ?? board.company, with: reader) { posting in
            try await PostingPage.complete(posting, from: board.url, with: reader)
        }
        return Reading(board, company: company, list)
    }

    func state(of page: CareersPage) throws -> (list: ListPage, company: String?) {
        guard let script = page.tree?.select(Self.nextData).first,
            let root = try? JSON(parsing: Array(script.rawText.utf8))
        else { throw BoardError.changedShape(system, page.url, "there is no “__NEXT_DATA__” in it") }
        let state = root["props"]["pageProps"]["initialState"]
        let jobs = state["jobs"]
        guard jobs["items"].isArray else {
            throw BoardError.changedShape(system, page.url, "there is no list “jobs.items” in its state")
        }
        let pagination = jobs["pagination"]
        let list = ListPage(
            postings: jobs["items"].array.map { posting($0, page.url) },
            total: pagination["total"].integer ?? pagination["rowCount"].integer,
            isLast: pagination["page"].integer ?? 1 >= pagination["pageCount"].integer ?? Int.max)
        return (list, state["company"]["name"].line)
    }

    private static let nextData = selector("script#__NEXT_DATA__")

    private func posting(_ item: JSON, _ page: URL) -> Posting? {
        guard let id = item["id"].string, let title = item["title"].line, let name = item["idParam"].string,
            Token.isPlain(String(name.prefix(80))), let board = board(at: page),
            let url = URL(string: "\(board.url.absoluteString)/\(Token.encoded(name))")
        else { return nil }
        let city = [item["city"]["cityName"].line, item["city"]["countryName"].line].compactMap(\.self)
        var places = Places()
        places.add(city.isEmpty ? item["country"]["name"].line : city.joined(separator: ", "))
        return Posting(
            id: PostingID(id), title: title, url: url, locations: places.names,
            workplace: item["workplaceType"].workplace ?? places.workplace,
            employmentType: item["employmentType"]["name"].employmentType,
            department: item["category"]["name"].line,
            postedAt: item["createdAt"].date)
    }
}

internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Workable's widget API, which gives a whole account in one answer, and the API of its own pages where that fails.
///
/// Source: https://help.workable.com/hc/en-us/articles/115012771647 (the widget), the pages' own requests, and answers
/// recorded in 2026. All accounts share one host, which answers 429 to whoever asks much.
public struct Workable: Adapter {
    public let system = "workable"
    public let facts = AdapterFacts(
        "Workable",
        detection: "`apply.workable.com`, `*.workable.com`, its widget",
        gives: "contract, department, workplace, date, text", paging: "one answer, else by token",
        requests: "1 or 1 a page, 1 a new posting", recordings: ["workable"])
    private static let host = "https://apply.workable.com"

    public init() {}

    public func board(at url: URL) -> Board? {
        let path = url.path.split(separator: "/").map(String.init)
        switch url.host()?.lowercased() {
        case "apply.workable.com", "www.workable.com":
            if let place = path.firstIndex(of: "accounts"), path.first == "api" {
                return place + 1 < path.count ? board(named: path[place + 1]) : nil
            }
            return url.host()?.first == "a" ? path.first.flatMap(board(named:)) : nil
        default: return Token.label(of: url, under: "workable.com", except: Self.ownHosts).flatMap(board(named:))
        }
    }

    public func boards(in page: CareersPage) -> [Board] {
        // The embedded widget names the account by its number, which the API takes as well.
        let inScripts = page.scripts(naming: "whr_embed").compactMap { $0.firstMatch(of: #/whr_embed\(\s*(\d{1,12})/#) }
        return inScripts.compactMap { board(named: String($0.1)) } + page.addresses.compactMap(board(at:))
    }

    public func board(named token: String) -> Board? {
        guard Token.isHostLabel(token), !Self.ownPaths.contains(token),
            let url = URL(string: "\(Self.host)/\(token)/")
        else { return nil }
        return Board(system: system, token: token, url: url)
    }

    private static let ownHosts: Set<String> = [
        "www", "apply", "jobs", "help", "api", "app", "resources", "careers", "id",
    ]
    private static let ownPaths: Set<String> = ["api", "j", "assets", "static", "_next"]

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        var list = PostingList()
        var company: String?
        do {
            let url = try Token.url("\(Self.host)/api/v1/widget/accounts/\(board.token)?details=true", of: board)
            (list, company) = try parse(try await reader.api(url).body, url)
        } catch let error as FetchError where error.kind == .denied || error.kind == .unusable {
            list = try await pages(of: board, with: reader)
        } catch let error as BoardError where error.kind == .changedShape {
            list = try await pages(of: board, with: reader)
        }
        try await list.addDetails(company: company ?? board.company, with: reader) { posting in
            let url = try Token.url("\(Self.host)/api/v2/accounts/\(board.token)/jobs/\(posting.id)", of: board)
            return try details(of: posting, in: try await reader.api(url).body, url)
        }
        return Reading(board, company: company, list)
    }

    /// The account's name and all its postings, from the widget's answer.
    func parse(_ bytes: [UInt8], _ url: URL) throws -> (PostingList, company: String?) {
        var list = PostingList()
        for job in try JSON.list(in: bytes, at: "jobs", system, url) { list.add(posting(job)) }
        try list.check(system, url)
        return (list, try JSON.document(bytes, system, url)["name"].line)
    }

    private struct Question: Encodable {
        var query = ""
        var token: String?
    }

    /// The list as Workable's own pages ask for it: each page names the next.
    private func pages(of board: Board, with reader: Reader) async throws -> PostingList {
        let url = try Token.url("\(Self.host)/api/v3/accounts/\(board.token)/jobs", of: board)
        var list = PostingList()
        var next: String?
        try await list.addPages(of: board, company: board.company, with: reader) { _ in
            let bytes = try await reader.api(url, posting: Question(token: next)).body
            let jobs = try JSON.list(in: bytes, at: "results", system, url)
            let answer = try JSON.document(bytes, system, url)
            next = answer["nextPage"].string.flatMap { $0.utf8.count < 2_000 ? $0 : nil }
            return ListPage(
                postings: jobs.map(posting), total: answer["total"].integer, isLast: next == nil)
        }
        try list.check(system, url)
        return list
    }

    private func posting(_ job: JSON) -> Posting? {
        guard let code = job["shortcode"].string, Token.isHostLabel(code), let title = job["title"].line,
            let url = URL(string: "\(Self.host)/j/\(code)")
        else { return nil }
        var places = Places()
        let locations = job["locations"].array.filter { $0["hidden"].bool != true }
        for location in locations.isEmpty ? [job["location"].isObject ? job["location"] : job] : locations {
            let parts = [
                location["city"].line, (location["region"].line ?? location["state"].line), location["country"].line,
            ]
            places.add(parts.compactMap(\.self).joined(separator: ", "))
        }
        let isRemote = job["telecommuting"].bool == true || job["remote"].bool == true
        let html = job["description"].html
        return Posting(
            id: PostingID(code), title: title, url: url, locations: places.names,
            workplace: (job["workplace"].workplace ?? job["workplace_type"].workplace)
                ?? (isRemote ? .remote : places.workplace),
            employmentType: job["employment_type"].employmentType ?? Self.type(job["type"]),
            department: job["department"].oneOrMany.lazy.compactMap(\.line).first,
            postedAt: job["published_on"].date ?? job["published"].date,
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    /// The pages' API has "full" and "part" where others write "full-time".
    private static func type(_ json: JSON) -> EmploymentType? {
        switch json.string {
        case "full": .fullTime
        case "part": .partTime
        default: json.employmentType
        }
    }

    func details(of listed: Posting, in bytes: [UInt8], _ url: URL) throws -> Posting {
        let answer = try JSON.document(bytes, system, url)
        guard answer["description"].isString else {
            throw BoardError.changedShape(system, url, "there is no “description”")
        }
        var advert = Advert()
        advert.add(answer["description"].string)
        advert.add(answer["requirements"].string, under: "Requirements")
        advert.add(answer["benefits"].string, under: "Benefits")
        var posting = listed
        posting.workplace = listed.workplace ?? answer["workplace"].workplace
        posting.employmentType = listed.employmentType ?? Self.type(answer["type"])
        posting.description = advert.html?.text ?? ""
        posting.descriptionHTML = advert.html?.html ?? ""
        return posting
    }
}

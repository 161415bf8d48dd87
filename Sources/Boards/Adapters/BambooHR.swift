internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// BambooHR's careers pages: one answer with the list, and one for each posting's text.
///
/// Source: the requests of BambooHR's own pages, answers recorded in 2026. A tenant that nobody knows is redirected.
public struct BambooHR: Adapter {
    public let system = "bamboohr"
    public let facts = AdapterFacts(
        "BambooHR",
        detection: "`*.bamboohr.com` and `.co.uk`",
        gives: "contract, department, pay, date, text", paging: "one answer",
        requests: "1, 1 a new posting", recordings: ["bamboohr"])

    public init() {}

    public func board(at url: URL) -> Board? {
        if let label = Token.label(of: url, under: "bamboohr.co.uk", except: Self.ownHosts) {
            return board(label, domain: "bamboohr.co.uk")
        }
        return Token.label(of: url, under: "bamboohr.com", except: Self.ownHosts).flatMap(board(named:))
    }

    public func board(named token: String) -> Board? { board(token, domain: "bamboohr.com") }

    private func board(_ token: String, domain: String) -> Board? {
        guard Token.isHostLabel(token), let url = URL(string: "https://\(token.lowercased()).\(domain)/careers") else {
            return nil
        }
        return Board(system: system, token: token, url: url)
    }

    private static let ownHosts: Set<String> = [
        "www", "api", "app", "help", "static", "documentation", "partners", "marketplace", "resources", "images",
        "staticfe",
    ]

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let url = board.url.appending(path: "list")
        var list: PostingList
        do {
            list = try parse(try await reader.api(url).body, of: board, url)
        } catch let error as FetchError {
            guard case .redirected = error.kind else { throw error }
            throw BoardError(.unknownCompany, "BambooHR knows no company “\(board.token)” (\(error))")
        }
        try await list.addDetails(company: board.company, with: reader) { posting in
            let url = board.url.appending(path: "\(posting.id)/detail")
            return try details(of: posting, in: try await reader.api(url).body, url)
        }
        return Reading(board, list)
    }

    func parse(_ bytes: [UInt8], of board: Board, _ url: URL) throws -> PostingList {
        let jobs = try JSON.list(in: bytes, at: "result", system, url)
        var list = PostingList()
        for job in jobs { list.add(posting(job, of: board)) }
        try list.check(system, url)
        let total = try JSON.document(bytes, system, url)["meta"]["totalCount"].integer ?? jobs.count
        if total > jobs.count { list.truncate("the list has \(jobs.count) of \(total) postings") }
        return list
    }

    private func posting(_ job: JSON, of board: Board) -> Posting? {
        guard let id = job["id"].string, Token.isPlain(id), let title = job["jobOpeningName"].line else { return nil }
        var places = Places()
        places.add(Self.place(job["location"]) ?? Self.place(job["atsLocation"]))
        return Posting(
            id: PostingID(id), title: title, url: board.url.appending(path: id), locations: places.names,
            workplace: Self.workplace(job) ?? places.workplace,
            employmentType: job["employmentStatusLabel"].employmentType,
            department: job["departmentLabel"].line)
    }

    private static func place(_ location: JSON) -> String? {
        let parts = [
            location["city"].line, location["state"].line ?? location["province"].line,
            location["country"].line ?? location["addressCountry"].line,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func workplace(_ job: JSON) -> Workplace? {
        switch job["locationType"].string {
        case "0": .onSite
        case "1": .remote
        case "2": .hybrid
        default: job["isRemote"].bool == true ? .remote : nil
        }
    }

    func details(of listed: Posting, in bytes: [UInt8], _ url: URL) throws -> Posting {
        let job = try JSON.document(bytes, system, url)["result"]["jobOpening"]
        guard job.isObject, let html = job["description"].html else {
            throw BoardError.changedShape(system, url, "there is no “jobOpening” with a “description”")
        }
        var posting = listed
        posting.salary = job["compensation"].line.flatMap(WrittenSalary.parse)
        posting.postedAt = job["datePosted"].date
        posting.description = html.text
        posting.descriptionHTML = html.html
        return posting
    }
}

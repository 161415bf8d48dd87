internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Rippling's public job board API: one answer with the list, and one for each posting's text.
///
/// Source: the requests of Rippling's own pages, answers recorded in 2026. A posting in several places has a row for
/// each, with one id.
public struct Rippling: Adapter {
    public let system = "rippling"
    public let facts = AdapterFacts(
        "Rippling",
        detection: "`ats.rippling.com`, its API",
        gives: "contract, department, pay, date, text", paging: "one answer",
        requests: "1, 1 a new posting", recordings: ["rippling"])

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased() else { return nil }
        var path = url.path.split(separator: "/").map(String.init)
        if host == "api.rippling.com" {
            guard let place = path.firstIndex(of: "board"), path.contains("ats"), place + 1 < path.count else {
                return nil
            }
            return board(named: path[place + 1])
        }
        guard host.hasSuffix(".rippling.com"), host.contains(#/^ats\.(?:[a-z0-9]{1,8}\.)?rippling\.com$/#) else {
            return nil
        }
        if path.first?.contains(#/^[a-z]{2}-[A-Z]{2}$/#) ?? false { path.removeFirst() }
        return path.first.flatMap(board(named:))
    }

    public func board(named token: String) -> Board? {
        guard Token.isPlain(token), !["api", "_next", "static", "assets"].contains(token),
            let url = URL(string: "https://ats.rippling.com/\(Token.encoded(token))/jobs")
        else { return nil }
        return Board(system: system, token: token, url: url)
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let address = "https://api.rippling.com/platform/api/ats/v1/board/\(Token.encoded(board.token))/jobs"
        let url = try Token.url(address, of: board)
        var list = try parse(try await reader.api(url).body, url)
        var company: String?
        try await list.addDetails(company: board.company, with: reader) { posting in
            let url = try Token.url("\(address)/\(Token.encoded(posting.id.rawValue))", of: board)
            let answer = try JSON.document(try await reader.api(url).body, system, url)
            company = company ?? answer["companyName"].line
            return try details(of: posting, in: answer, url)
        }
        return Reading(board, company: Catalogue.starter.company(of: board) ?? company, list)
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> PostingList {
        let rows = try JSON.list(in: bytes, at: nil, system, url)
        var places: [String: Places] = [:]
        for row in rows { places[row["uuid"].string ?? "", default: Places()].add(row["workLocation"]["label"].line) }
        var list = PostingList()
        for row in rows { list.add(posting(row, in: places[row["uuid"].string ?? ""] ?? Places())) }
        try list.check(system, url)
        return list
    }

    private func posting(_ row: JSON, in places: Places) -> Posting? {
        guard let id = row["uuid"].string, Token.isPlain(id), let title = row["name"].line, let url = row["url"].url
        else { return nil }
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: places.workplace, department: row["department"]["label"].line)
    }

    private func details(of listed: Posting, in answer: JSON, _ url: URL) throws -> Posting {
        var advert = Advert()
        advert.add(answer["description"]["company"].string)
        advert.add(answer["description"]["role"].string)
        guard let html = advert.html else {
            throw BoardError.changedShape(system, url, "there is no “description”")
        }
        var places = Places()
        for place in answer["workLocations"].array { places.add(place.line) }
        var posting = listed
        if !places.names.isEmpty { posting.locations = places.names }
        posting.workplace = places.workplace ?? listed.workplace
        posting.employmentType = Self.type(answer["employmentType"])
        posting.department = listed.department ?? answer["department"]["name"].line
        posting.salary = Self.salary(answer["payRangeDetails"].array)
        posting.postedAt = answer["createdOn"].date
        posting.description = html.text
        posting.descriptionHTML = html.html
        return posting
    }

    /// "SALARIED_FT" and "HOURLY_PT" beside the usual words.
    private static func type(_ json: JSON) -> EmploymentType? {
        guard let word = json["label"].string ?? json["id"].string ?? json.string else { return nil }
        if word.hasSuffix("_FT") { return .fullTime }
        return word.hasSuffix("_PT") ? .partTime : EmploymentType(word: word)
    }

    /// Ranges differ by place; what they span together, when they are in one currency and period.
    private static func salary(_ ranges: [JSON]) -> Salary? {
        guard let first = ranges.first else { return nil }
        let same = ranges.filter {
            $0["currency"].string == first["currency"].string && $0["frequency"].string == first["frequency"].string
        }
        return Salary(
            min: same.compactMap { $0["rangeStart"].amount }.min(),
            max: same.compactMap { $0["rangeEnd"].amount }.max(),
            currency: first["currency"].currency, period: first["frequency"].period)
    }
}

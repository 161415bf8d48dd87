internal import Domain
internal import Fetch
internal import Foundation
internal import Markup
internal import Synchronization

/// A careers site on Eightfold: a paged list, and a page for each posting's text.
///
/// Which of Eightfold's two APIs is on differs by tenant; the other answers 403. Whatever number of rows is asked for,
/// ten come at most, so that the next page starts after the rows that came.
final class EightfoldSite: Sendable {
    /// The two public APIs, by the shapes they answer in.
    enum API { case apply, pcsx }

    /// The filters that both the site's pages and its API take.
    static let filters: Set<String> = [
        "query", "location", "Teams", "Region", "Work Type", "department", "skill", "seniority",
    ]

    let host: String
    let domain: String
    /// The API that answered last, for the next time.
    private let working: Mutex<API>

    init(host: String, domain: String, api: API = .apply) {
        self.host = host
        self.domain = domain
        working = Mutex(api)
    }

    /// Reads every page of the list, then the own pages of its postings.
    func read(_ board: Board, company: String, with reader: Reader) async throws -> PostingList {
        var list = PostingList()
        try await list.addPages(of: board, company: company, with: reader) { start in
            let page = try await search(board.filters, start: start, with: reader)
            let shown = page.positions.filter { $0["isPrivate"].bool != true }
            return ListPage(
                postings: shown.map(posting), hidden: page.positions.count - shown.count, total: page.total)
        }
        try list.check(board.system, board.url)
        try await list.addDetails(company: company, with: reader) { posting in
            apply(try await detail(posting.id, with: reader), to: posting)
        }
        return list
    }

    private func search(
        _ filters: [URLQueryItem], start: PageStart, with reader: Reader
    ) async throws -> (positions: [JSON], total: Int?) {
        let api = working.withLock { $0 }
        do {
            return try await search(filters, start: start.row, by: api, with: reader)
        } catch let error as FetchError where error.isOfTheOtherAPI(on: start) {
            let other: API = api == .apply ? .pcsx : .apply
            let page = try await search(filters, start: start.row, by: other, with: reader)
            working.withLock { $0 = other }
            return page
        }
    }

    private func search(
        _ filters: [URLQueryItem], start: Int, by api: API, with reader: Reader
    ) async throws -> (positions: [JSON], total: Int?) {
        var items = [URLQueryItem(name: "domain", value: domain), URLQueryItem(name: "start", value: String(start))]
        if api == .apply { items.append(URLQueryItem(name: "num", value: "10")) }
        let url = try address(api == .apply ? "/api/apply/v2/jobs" : "/api/pcsx/search", items + filters)
        let root = try JSON.document(try await reader.api(url, headers: headers).body, "Eightfold", url)
        let answer = api == .apply ? root : root["data"]
        guard answer["positions"].isArray else {
            throw BoardError.changedShape("Eightfold", url, "there is no list “positions”")
        }
        return (answer["positions"].array, answer["count"].integer)
    }

    private func detail(_ id: PostingID, with reader: Reader) async throws -> JSON {
        let api = working.withLock { $0 }
        let domain = URLQueryItem(name: "domain", value: domain)
        let url =
            switch api {
            case .apply: try address("/api/apply/v2/jobs/\(id)", [domain])
            case .pcsx:
                try address(
                    "/api/pcsx/position_details", [URLQueryItem(name: "position_id", value: id.rawValue), domain])
            }
        let root = try JSON.document(try await reader.api(url, headers: headers).body, "Eightfold", url)
        return api == .apply ? root : root["data"]
    }

    private func posting(_ position: JSON) -> Posting? {
        guard let number = position["id"].integer,
            let title = position["posting_name"].line ?? position["name"].line,
            let url = position["canonicalPositionUrl"].url ?? (try? address("/careers/job/\(number)", []))
        else { return nil }
        var places = Places()
        for place in position["locations"].array { places.add(place.line?.spacedAfterCommas) }
        if places.names.isEmpty { places.add(position["location"].line?.spacedAfterCommas) }
        return Posting(
            id: PostingID(String(number)), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: (position["work_location_option"].string ?? position["workLocationOption"].string)
                .flatMap(Workplace.init(word:)) ?? places.workplace,
            department: position["department"].line,
            postedAt: (position["t_create"].integer ?? position["postedTs"].integer).flatMap(Timestamp.parse(epoch:)),
            updatedAt: position["t_update"].epoch)
    }

    private func apply(_ detail: JSON, to listed: Posting) -> Posting {
        var posting = listed
        if let html = detail["job_description"].html ?? detail["jobDescription"].html {
            posting.description = html.text
            posting.descriptionHTML = html.html
        }
        let fields = detail["custom_JD"]["data_fields"]
        if let date = fields["posting_date"].array.first?.string.flatMap(Timestamp.parse(monthFirst:)) {
            posting.postedAt = date
        }
        if let type = fields["work_type"].oneOrMany.first?.string {
            posting.workplace = Workplace(word: type) ?? posting.workplace
            posting.employmentType = EmploymentType(word: type) ?? posting.employmentType
        }
        return posting
    }

    private var headers: [String: String] { ["Referer": "https://\(host)/careers"] }

    private func address(_ path: String, _ items: [URLQueryItem]) throws(BoardError) -> URL {
        var parts = URLComponents()
        (parts.scheme, parts.host, parts.path) = ("https", host, path)
        parts.queryItems = items.isEmpty ? nil : items
        guard let url = parts.url else { throw BoardError(.unknownCompany, "\(host)\(path) is no address") }
        return url
    }
}

extension FetchError {
    /// Whether the refusal may mean that the tenant has the other API: it says so, or refuses from the first page on.
    fileprivate func isOfTheOtherAPI(on start: PageStart) -> Bool {
        switch status {
        case 403:
            start.page == 0 || String(decoding: body, as: UTF8.self).localizedCaseInsensitiveContains("not enabled")
        case 404: start.page == 0
        default: false
        }
    }
}

extension String {
    /// "Madrid,Spain" → "Madrid, Spain".
    fileprivate var spacedAfterCommas: String {
        split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: ", ")
    }
}

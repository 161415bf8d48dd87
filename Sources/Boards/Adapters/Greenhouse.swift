internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Greenhouse's public job board API, which gives a whole board in one answer.
///
/// Source: https://developers.greenhouse.io/job-board.html, and answers recorded in 2026. `content` is HTML escaped
/// once more; some boards write "Hybrid" or "Remote" as the location and name the city only in `offices`.
public struct Greenhouse: Adapter {
    public let system = "greenhouse"
    public let facts = AdapterFacts(
        "Greenhouse",
        detection: "`boards.`, `job-boards.` and `job-boards.eu.greenhouse.io`, embeds, `urlToken` in scripts",
        gives: "department, pay, dates, text", paging: "one answer",
        requests: "1", recordings: ["greenhouse"])

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased() else { return nil }
        let path = url.path.split(separator: "/").map(String.init)
        switch host {
        case "boards.greenhouse.io", "job-boards.greenhouse.io", "job-boards.eu.greenhouse.io",
            "boards.eu.greenhouse.io":
            if path.first == "embed" {
                let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
                return items.first { $0.name == "for" || $0.name == "token" && Int($0.value ?? "") == nil }?.value
                    .flatMap(board(named:))
            }
            return path.first.flatMap(board(named:))
        case "boards-api.greenhouse.io", "api.greenhouse.io":
            return path.count > 2 && path[1] == "boards" ? board(named: path[2]) : nil
        default: return nil
        }
    }

    public func boards(in page: CareersPage) -> [Board] {
        let inScripts = page.scripts(naming: "oken").flatMap { script in
            script.matches(of: Self.tokens).prefix(10).compactMap { board(named: String($0.1)) }
        }
        return inScripts + page.addresses.compactMap(board(at:))
    }

    /// Tokens by the names that Greenhouse's own pages and the usual plug-ins give them.
    private static var tokens: Regex<(Substring, Substring)> {
        #/(?:urlToken|boardToken|board_token|greenhouseBoardToken)["']?\s*[:=]\s*["']([A-Za-z0-9_-]{1,80})["']/#
    }

    public func board(named token: String) -> Board? {
        guard Token.isPlain(token), !Self.ownPaths.contains(token),
            let url = URL(string: "https://job-boards.greenhouse.io/\(token)")
        else {
            return nil
        }
        return Board(system: system, token: token, url: url)
    }

    /// What stands at the root of the hosts without being a board.
    private static let ownPaths: Set<String> = ["embed", "assets", "packs", "users", "v1"]

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let address =
            "https://boards-api.greenhouse.io/v1/boards/\(board.token)/jobs?content=true&pay_transparency=true"
        let url = try Token.url(address, of: board)
        let (list, company) = try parse(try await reader.api(url).body, url)
        return Reading(board, company: company, list)
    }

    /// The postings of one answer, and the company's name as they give it.
    func parse(_ bytes: [UInt8], _ url: URL) throws -> (PostingList, company: String?) {
        let jobs = try JSON.list(in: bytes, at: "jobs", system, url)
        var list = PostingList()
        for job in jobs { list.add(posting(job)) }
        try list.check(system, url)
        return (list, jobs.first?["company_name"].line)
    }

    private func posting(_ job: JSON) -> Posting? {
        guard let id = job["id"].string, let title = job["title"].line, let url = job["absolute_url"].url else {
            return nil
        }
        var places = Places()
        places.add(job["location"]["name"].line)
        if places.names.allSatisfy({ Workplace(word: $0) != nil }) {
            for office in job["offices"].array { places.add(office["location"].line ?? office["name"].line) }
        }
        let labels = job["metadata"].array
        let workplace = labels.first { $0.says("workplace") || $0.says("location type") || $0.says("work type") }
        let employment = labels.first { $0.says("employment") || $0.says("time type") }
        let html = job["content"].html
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: workplace?["value"].workplace ?? places.workplace,
            employmentType: employment?["value"].employmentType,
            department: job["departments"].array.first?["name"].line,
            salary: salary(job["pay_input_ranges"].array),
            postedAt: job["first_published"].date,
            updatedAt: job["updated_at"].date,
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    /// Ranges differ by place; what they span together, when they are in one currency.
    private func salary(_ ranges: [JSON]) -> Salary? {
        guard let first = ranges.first, let currency = first["currency_type"].currency else { return nil }
        let same = ranges.filter { $0["currency_type"].currency == currency }
        let title = first["title"].string ?? ""
        return Salary(
            min: same.compactMap { $0["min_cents"].amount }.min().map { $0 / 100 },
            max: same.compactMap { $0["max_cents"].amount }.max().map { $0 / 100 },
            currency: currency, period: Salary.Period(word: title) ?? .year)
    }
}

extension JSON {
    /// Whether this custom field's name holds the words.
    fileprivate func says(_ words: String) -> Bool {
        self["name"].string?.lowercased().contains(words) ?? false
    }
}

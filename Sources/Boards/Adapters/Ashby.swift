internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Ashby's public job posting API, which gives a whole board in one answer.
///
/// Source: https://developers.ashbyhq.com/docs/public-job-posting-api, and answers recorded in 2025 and 2026. Postings
/// that are not listed are left out; where `workplaceType` and `isRemote` disagree the former is right.
public struct Ashby: Adapter {
    public let system = "ashby"
    public let facts = AdapterFacts(
        "Ashby",
        detection: "`jobs.ashbyhq.com`, embeds",
        gives: "contract, department, pay, date, text", paging: "one answer",
        requests: "1", recordings: ["ashby"])

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased() else { return nil }
        let path = url.path.split(separator: "/").map(String.init)
        switch host {
        case "jobs.ashbyhq.com": return path.first.flatMap(board(named:))
        case "api.ashbyhq.com": return path.count > 2 && path[1] == "job-board" ? board(named: path[2]) : nil
        default: return nil
        }
    }

    public func board(named name: String) -> Board? {
        guard Token.isName(name), !Self.ownPaths.contains(name),
            let url = URL(string: "https://jobs.ashbyhq.com/\(Token.encoded(name))")
        else {
            return nil
        }
        return Board(system: system, token: name, url: url)
    }

    /// What stands at the root of the host without being a board.
    private static let ownPaths: Set<String> = ["api", "_next", "meta", "assets", "static"]

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let address =
            "https://api.ashbyhq.com/posting-api/job-board/\(Token.encoded(board.token))?includeCompensation=true"
        let url = try Token.url(address, of: board)
        return Reading(board, try parse(try await reader.api(url).body, url))
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> PostingList {
        var list = PostingList()
        for job in try JSON.list(in: bytes, at: "jobs", system, url) where job["isListed"].bool != false {
            list.add(posting(job))
        }
        try list.check(system, url)
        return list
    }

    private func posting(_ job: JSON) -> Posting? {
        guard let id = job["id"].string, let title = job["title"].line, let url = job["jobUrl"].url else { return nil }
        var places = Places()
        places.add(job["location"].line)
        for place in job["secondaryLocations"].array { places.add(place["location"].line) }
        let html = job["descriptionHtml"].html ?? job["descriptionPlain"].html
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: job["workplaceType"].workplace
                ?? (job["isRemote"].bool == true ? .remote : places.workplace),
            employmentType: job["employmentType"].employmentType,
            department: job["department"].line ?? job["team"].line,
            salary: salary(job["compensation"]),
            postedAt: job["publishedAt"].date,
            updatedAt: job["updatedAt"].date,
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    /// Tiers differ by level or place; what they span together, when they are in one currency and period.
    private func salary(_ compensation: JSON) -> Salary? {
        let components =
            compensation["compensationTiers"].array.flatMap { $0["components"].array }
            + compensation["summaryComponents"].array
        let salaries = components.filter { $0["compensationType"].string == "Salary" }
        guard let first = salaries.first else { return nil }
        let same = salaries.filter {
            $0["currencyCode"].string == first["currencyCode"].string
                && $0["interval"].string == first["interval"].string
        }
        return Salary(
            min: same.compactMap { $0["minValue"].amount }.min(), max: same.compactMap { $0["maxValue"].amount }.max(),
            currency: first["currencyCode"].currency,
            period: first["interval"].period)
    }
}

internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Lever's public postings API, which gives a whole site in one answer.
///
/// Source: https://github.com/lever/postings-api, and answers recorded in 2026. Site names are case-sensitive;
/// requirements stand in `lists`, all places in `categories.allLocations`.
public struct Lever: Adapter {
    public let system = "lever"
    public let facts = AdapterFacts(
        "Lever",
        detection: "`jobs.lever.co`, `jobs.eu.lever.co`",
        gives: "contract, department, pay, date, text", paging: "one answer",
        requests: "1", recordings: ["lever"])

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased() else { return nil }
        let path = url.path.split(separator: "/").map(String.init)
        switch host {
        case "jobs.lever.co", "jobs.eu.lever.co":
            return path.first.flatMap { board($0, isEU: host.contains(".eu.")) }
        case "api.lever.co", "api.eu.lever.co":
            return path.count > 2 && path[1] == "postings" ? board(path[2], isEU: host.contains(".eu.")) : nil
        default: return nil
        }
    }

    public func board(named token: String) -> Board? { board(token, isEU: false) }

    /// European sites have hosts of their own.
    private func board(_ site: String, isEU: Bool) -> Board? {
        guard Token.isPlain(site), let url = URL(string: "https://jobs\(isEU ? ".eu" : "").lever.co/\(site)") else {
            return nil
        }
        return Board(system: system, token: site, url: url)
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let host = board.url.host() == "jobs.eu.lever.co" ? "api.eu.lever.co" : "api.lever.co"
        let url = try Token.url("https://\(host)/v0/postings/\(board.token)?mode=json", of: board)
        return Reading(board, try parse(try await reader.api(url).body, url))
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> PostingList {
        var list = PostingList()
        for posting in try JSON.list(in: bytes, at: nil, system, url) { list.add(self.posting(posting)) }
        try list.check(system, url)
        return list
    }

    private func posting(_ job: JSON) -> Posting? {
        guard let id = job["id"].string, let title = job["text"].line, let url = job["hostedUrl"].url else {
            return nil
        }
        let categories = job["categories"]
        var places = Places()
        for place in categories["allLocations"].array { places.add(place.line) }
        if places.names.isEmpty { places.add(categories["location"].line) }
        let html = CleanHTML(advert(job))
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: job["workplaceType"].workplace ?? places.workplace,
            employmentType: categories["commitment"].employmentType,
            department: categories["department"].line ?? categories["team"].line,
            salary: Salary(
                min: job["salaryRange"]["min"].amount, max: job["salaryRange"]["max"].amount,
                currency: job["salaryRange"]["currency"].currency,
                period: job["salaryRange"]["interval"].period),
            postedAt: job["createdAt"].epoch,
            updatedAt: job["updatedAt"].epoch,
            description: html.text, descriptionHTML: html.html)
    }

    /// The advert's parts in the order in which Lever shows them.
    private func advert(_ job: JSON) -> String {
        var source = job["description"].string ?? job["descriptionPlain"].string ?? ""
        for part in job["lists"].array {
            if let heading = part["text"].line { source += "<h3>\(CleanHTML(heading).html)</h3>" }
            if let items = part["content"].string { source += "<ul>\(items)</ul>" }
        }
        source += job["salaryDescription"].string ?? ""
        return source + (job["additional"].string ?? "")
    }
}

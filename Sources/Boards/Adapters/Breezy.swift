internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Breezy HR's public list of an account, and the JSON-LD of each posting's page for its text.
///
/// Source: https://developer.breezy.hr and answers recorded in 2026; few accounts have the text in the list.
public struct Breezy: Adapter {
    public let system = "breezy"
    public let facts = AdapterFacts(
        "Breezy",
        detection: "`*.breezy.hr`",
        gives: "contract, department, pay, date, text", paging: "one answer",
        requests: "1, 1 a new posting", recordings: ["breezy"])

    public init() {}

    public func board(at url: URL) -> Board? { Token.label(of: url, under: "breezy.hr").flatMap(board(named:)) }

    public func board(named token: String) -> Board? {
        guard Token.isHostLabel(token), let url = URL(string: "https://\(token.lowercased()).breezy.hr") else {
            return nil
        }
        return Board(system: system, token: token, url: url)
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let url = board.url.appending(path: "json")
        var (list, company) = try parse(try await reader.api(url).body, url)
        try await list.addDetails(company: company ?? board.company, with: reader) { posting in
            try await PostingDetails.read(posting, of: system, with: reader)
        }
        return Reading(board, company: company, list)
    }

    /// The postings of one answer, and the company's name as they give it.
    func parse(_ bytes: [UInt8], _ url: URL) throws -> (PostingList, company: String?) {
        let jobs = try JSON.list(in: bytes, at: nil, system, url)
        var list = PostingList()
        for job in jobs { list.add(posting(job)) }
        try list.check(system, url)
        return (list, jobs.first?["company"]["name"].line)
    }

    private func posting(_ job: JSON) -> Posting? {
        guard let id = job["id"].string, let title = job["name"].line, let url = job["url"].url else { return nil }
        var places = Places()
        let locations = job["locations"].array.isEmpty ? [job["location"]] : job["locations"].array
        for location in locations { places.add(Self.place(location)) }
        let isRemote = locations.contains { $0["is_remote"].bool == true }
        let detail = locations.lazy.compactMap { $0["remote_details"]["value"].workplace }.first
        let html = job["description"].html
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: detail ?? (isRemote ? .remote : places.workplace),
            employmentType: job["type"]["name"].employmentType ?? job["type"]["id"].employmentType,
            department: job["department"].line,
            salary: job["salary"].line.flatMap(WrittenSalary.parse),
            postedAt: job["published_date"].date,
            updatedAt: job["updated_date"].date,
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    /// "Tacoma, WA" with its country, when it has one.
    private static func place(_ location: JSON) -> String? {
        guard let name = location["name"].line else { return nil }
        let country = location["country"]["name"].line
        return country.map { name.contains($0) ? name : "\(name), \($0)" } ?? name
    }
}

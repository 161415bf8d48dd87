internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Pinpoint's public postings feed, which gives a whole careers site in one answer.
///
/// Source: https://developers.pinpointhq.com/docs/external-careers-site, and an answer recorded in 2026. A job that is
/// advertised in several places has a posting for each, with the requisition's id in all of them.
public struct Pinpoint: Adapter {
    public let system = "pinpoint"
    public let facts = AdapterFacts(
        "Pinpoint",
        detection: "`*.pinpointhq.com`, `/postings.json`",
        gives: "contract, department, workplace, text", paging: "one answer",
        requests: "1", recordings: ["pinpoint"])

    private let hosts = TenantHost("pinpointhq.com")

    public init() {}

    public func board(at url: URL) -> Board? {
        if let board = hosts.board(system, at: url.host(), path: "/") { return board }
        return url.path == "/postings.json" ? url.host().flatMap(board(named:)) : nil
    }

    public func board(named token: String) -> Board? { hosts.board(system, named: token, path: "/") }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let url = try Token.url("https://\(board.url.host() ?? "")/postings.json", of: board)
        return Reading(board, try parse(try await reader.api(url).body, url))
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> PostingList {
        var list = PostingList()
        for entry in try JSON.list(in: bytes, at: "data", system, url) {
            let posting = posting(entry, url)
            let number = entry["job"]["requisition_id"].line ?? entry["job"]["id"].string
            list.add(posting, of: number.map { PostingList.Job(key: $0 + (posting?.title ?? "")) })
        }
        try list.check(system, url)
        return list
    }

    private func posting(_ entry: JSON, _ page: URL) -> Posting? {
        guard let id = entry["id"].string, let title = entry["title"].line,
            let url = entry["url"].url ?? entry["path"].url(on: page)
        else { return nil }
        var places = Places()
        places.add(place(entry["location"]))
        var advert = Advert()
        advert.add(entry["description"].string)
        advert.add(entry["key_responsibilities"].string, under: entry["key_responsibilities_header"].line)
        advert.add(entry["skills_knowledge_expertise"].string, under: entry["skills_knowledge_expertise_header"].line)
        advert.add(entry["benefits"].string, under: entry["benefits_header"].line)
        let html = advert.html
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: entry["workplace_type"].workplace ?? places.workplace,
            employmentType: entry["employment_type"].employmentType,
            department: entry["job"]["department"]["name"].line,
            salary: entry["compensation_visible"].bool == false
                ? nil
                : Salary(
                    min: entry["compensation_minimum"].amount, max: entry["compensation_maximum"].amount,
                    currency: entry["compensation_currency"].currency, period: entry["compensation_frequency"].period),
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    /// Offices have names of their own; the city says more where it is given.
    private func place(_ location: JSON) -> String? {
        guard let city = location["city"].line else { return location["name"].line ?? location["province"].line }
        return [city, location["province"].line].compactMap(\.self).joined(separator: ", ")
    }
}

internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// HiBob's careers sites, whose own interface gives a whole site in one answer.
///
/// It is documented nowhere; public readers of it agree on the shape in 2026: `jobAdDetails`, each advert in four parts.
/// A request without the site as its referrer is refused.
public struct HiBob: Adapter {
    public let system = "hibob"
    public let facts = AdapterFacts(
        "HiBob",
        detection: "`*.careers.hibob.com`, `/api/job-ad`",
        gives: "contract, department, date, text", paging: "one answer",
        requests: "1")

    private let hosts = TenantHost("careers.hibob.com")

    public init() {}

    public func board(at url: URL) -> Board? {
        if let board = hosts.board(system, at: url.host(), path: "/jobs") { return board }
        return url.path == "/api/job-ad" ? url.host().flatMap(board(named:)) : nil
    }

    public func board(named token: String) -> Board? { hosts.board(system, named: token, path: "/jobs") }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let site = "https://\(board.url.host() ?? "")"
        let url = try Token.url("\(site)/api/job-ad", of: board)
        let response = try await reader.api(url, headers: ["Referer": "\(site)/jobs"])
        return Reading(board, try parse(response.body, url))
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> PostingList {
        var list = PostingList()
        for entry in try JSON.list(in: bytes, at: "jobAdDetails", system, url) { list.add(posting(entry, url)) }
        try list.check(system, url)
        return list
    }

    private func posting(_ entry: JSON, _ api: URL) -> Posting? {
        guard let id = entry["id"].string, Token.isPlain(id), let title = entry["title"].line,
            let url = URL(string: "/jobs/\(Token.encoded(id))", relativeTo: api)?.absoluteURL
        else { return nil }
        var places = Places()
        places.add(place(entry))
        var advert = Advert()
        advert.add(entry["description"].string)
        advert.add(entry["responsibilities"].string, under: "Responsibilities")
        advert.add(entry["requirements"].string, under: "Requirements")
        advert.add(entry["benefits"].string, under: "Benefits")
        let html = advert.html
        return Posting(
            id: PostingID(id), title: title, url: url, locations: places.names,
            workplace: entry["workspaceTypeId"].workplace ?? entry["workspaceType"].workplace ?? places.workplace,
            employmentType: entry["employmentType"].employmentType,
            department: entry["department"].line,
            postedAt: entry["publishedAt"].date,
            updatedAt: entry["updatedAt"].date,
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    /// "Berlin office, Germany"; a site that is named like its country stands once.
    private func place(_ entry: JSON) -> String? {
        let (site, country) = (entry["site"].line, entry["country"].line)
        guard let site, let country, !site.hasSuffix(country) else { return site ?? country }
        return "\(site), \(country)"
    }
}

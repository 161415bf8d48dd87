internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Recruitee's public offers API, which gives a whole careers site in one answer, on its own host or the company's.
///
/// Source: https://docs.recruitee.com/reference/offers, and an answer recorded in 2026. Links point at the company's own
/// domain; requirements stand beside the description.
public struct Recruitee: Adapter {
    public let system = "recruitee"
    public let facts = AdapterFacts(
        "Recruitee",
        detection: "`*.recruitee.com`, `/api/offers` on any host, pages loading from its CDN",
        gives: "contract, department, pay, dates, text", paging: "one answer",
        requests: "1", recordings: ["recruitee"])

    private let hosts = TenantHost("recruitee.com")

    public init() {}

    public func board(at url: URL) -> Board? {
        if let board = hosts.board(system, at: url.host(), path: "/") { return board }
        // Nobody else's API is known at this path.
        return url.path.hasPrefix("/api/offers") ? url.host().flatMap(board(named:)) : nil
    }

    public func board(named token: String) -> Board? { hosts.board(system, named: token, path: "/") }

    /// Pages on a company's own domain load their parts from Recruitee's.
    public func boards(in page: CareersPage) -> [Board] {
        let own = page.isServed(from: "recruiteecdn.com") ? page.url.host().flatMap(board(named:)) : nil
        return [own].compactMap(\.self) + page.addresses.compactMap(board(at:))
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let url = try Token.url("https://\(board.url.host() ?? "")/api/offers/", of: board)
        let (list, company) = try parse(try await reader.api(url).body, url)
        return Reading(board, company: company, list)
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> (PostingList, company: String?) {
        let offers = try JSON.list(in: bytes, at: "offers", system, url)
        var list = PostingList()
        for offer in offers where (offer["status"].string ?? "published") == "published" { list.add(posting(offer)) }
        try list.check(system, url)
        return (list, offers.lazy.compactMap { $0["company_name"].line }.first)
    }

    private func posting(_ offer: JSON) -> Posting? {
        guard let id = offer["id"].string, let title = offer["title"].line, let url = offer["careers_url"].url else {
            return nil
        }
        var places = Places()
        for place in offer["locations"].array.prefix(200) { places.add(name(place)) }
        if places.names.isEmpty { places.add(offer["location"].line) }
        var advert = Advert()
        advert.add(offer["description"].string)
        advert.add(offer["requirements"].string)
        let html = advert.html
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: workplace(offer) ?? places.workplace,
            employmentType: offer["employment_type_code"].employmentType,
            department: offer["department"].line,
            salary: Salary(
                min: offer["salary"]["min"].amount, max: offer["salary"]["max"].amount,
                currency: offer["salary"]["currency"].currency, period: offer["salary"]["period"].period),
            postedAt: offer["published_at"].date ?? offer["created_at"].date,
            updatedAt: offer["updated_at"].date,
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    private func name(_ place: JSON) -> String? {
        let parts = [place["city"].line ?? place["name"].line, place["country"].line].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Several may be ticked; the choice between them is the candidate's then, as in a hybrid job.
    private func workplace(_ offer: JSON) -> Workplace? {
        let flags: [(Bool?, Workplace)] = [
            (offer["remote"].bool, .remote), (offer["hybrid"].bool, .hybrid), (offer["on_site"].bool, .onSite),
        ]
        let ticked = flags.filter { $0.0 == true }.map(\.1)
        return ticked.count > 1 ? .hybrid : ticked.first
    }
}

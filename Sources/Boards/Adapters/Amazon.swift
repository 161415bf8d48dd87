internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Amazon's own careers site: its search answers with whole adverts, 100 at a time, and not past the 10,000th.
///
/// Seen in an answer recorded in 2026. Filters of the page's address are the search's own and are passed on.
public struct Amazon: Adapter {
    public let system = "amazon"
    public let facts = AdapterFacts(
        "Amazon",
        detection: "`amazon.jobs`, with its filters",
        gives: "contract, department, date, text", paging: "100 a page, up to 10,000",
        requests: "1 a page", recordings: ["amazon"])
    private static let rowsOnPage = 100
    private static let cap = 10_000
    private static let filters: Set<String> = [
        "base_query", "loc_query", "country", "city", "region", "category[]", "job_type[]", "business_category[]",
        "normalized_country_code[]", "normalized_location[]", "schedule_type_id[]", "is_manager[]", "is_intern[]",
    ]

    public init() {}

    public func board(at url: URL) -> Board? {
        guard ["amazon.jobs", "www.amazon.jobs"].contains(url.host()?.lowercased()) else { return nil }
        let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
        return board(items.filter { Self.filters.contains($0.name) && $0.value?.isEmpty == false })
    }

    public func board(named token: String) -> Board? { token == "amazon" ? board([]) : nil }

    private func board(_ filters: [URLQueryItem]) -> Board? {
        var page = URLComponents()
        (page.scheme, page.host, page.path) = ("https", "www.amazon.jobs", "/en/search")
        page.queryItems = filters.isEmpty ? nil : filters
        return page.url.map { Board(system: system, token: "amazon", url: $0, filters: filters) }
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        var list = PostingList()
        try await list.addPages(of: board, company: "Amazon", with: reader) { start in
            var parts = URLComponents()
            (parts.scheme, parts.host, parts.path) = ("https", "www.amazon.jobs", "/en/search.json")
            parts.queryItems =
                [
                    URLQueryItem(name: "offset", value: String(start.row)),
                    URLQueryItem(name: "result_limit", value: String(Self.rowsOnPage)),
                    URLQueryItem(name: "sort", value: "recent"),
                ] + board.filters
            let url = try Token.url(parts.string ?? "", of: board)
            return try parse(try await reader.api(url).body, url)
        }
        try list.check(system, board.url)
        if list.postings.count >= Self.cap { list.truncate("the search shows no more than \(Self.cap) postings") }
        return Reading(board, company: "Amazon", list)
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> ListPage {
        let jobs = try JSON.list(in: bytes, at: "jobs", system, url)
        return ListPage(postings: jobs.map(posting), total: try JSON.document(bytes, system, url)["hits"].integer)
    }

    private func posting(_ job: JSON) -> Posting? {
        guard let id = job["id_icims"].string ?? job["id"].string, let title = job["title"].line,
            let path = job["job_path"].string, path.hasPrefix("/"),
            let url = URL(string: "https://www.amazon.jobs\(path)"), url.host() == "www.amazon.jobs"
        else { return nil }
        var places = Places()
        places.add(job["normalized_location"].line ?? job["location"].line)
        var advert = Advert()
        advert.add(job["description"].string ?? job["description_short"].string)
        advert.add(job["basic_qualifications"].string, under: "Basic qualifications")
        advert.add(job["preferred_qualifications"].string, under: "Preferred qualifications")
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(url), locations: places.names,
            workplace: places.workplace,
            employmentType: job["job_schedule_type"].employmentType,
            department: job["job_category"].line,
            postedAt: job["posted_date"].date,
            description: advert.html?.text ?? "", descriptionHTML: advert.html?.html ?? "")
    }
}

internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Google's own careers site, whose pages carry 20 postings each in a script, as lists without names.
///
/// Seen in pages recorded in 2026: `AF_initDataCallback({key: 'ds:1', …, data: [[posting…], null, total, rows]})`.
/// Filters of the page's address are the site's own and are passed on.
public struct GoogleCareers: Adapter {
    public let system = "google"
    public let facts = AdapterFacts(
        "Google",
        detection: "its careers pages, with their filters",
        gives: "department, date, text", paging: "20 a page",
        requests: "1 a page", recordings: ["google"])
    private static let address = "https://www.google.com/about/careers/applications/jobs/results/"

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased(),
            host == "careers.google.com" || host == "www.google.com" && url.path.hasPrefix("/about/careers")
        else { return nil }
        let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
        let filters = items.filter { Self.filters.contains($0.name) && $0.value?.isEmpty == false }
        guard let page = URL(string: Self.address) else { return nil }
        return Board(
            system: system, token: "google", url: filters.isEmpty ? page : page.appending(queryItems: filters),
            filters: filters)
    }

    private static let filters: Set<String> = [
        "q", "location", "skills", "degree", "employment_type", "company", "target_level", "has_remote",
    ]

    public func board(named token: String) -> Board? {
        token == "google" ? URL(string: Self.address).flatMap(board(at:)) : nil
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        var list = PostingList()
        try await list.addPages(of: board, company: "Google", with: reader) { start in
            let number = [URLQueryItem(name: "page", value: String(start.page + 1))]
            let url = start.page == 0 ? board.url : board.url.appending(queryItems: number)
            return try parse(try await reader.page(url))
        }
        try list.check(system, board.url)
        return Reading(board, company: "Google", list)
    }

    func parse(_ page: CareersPage) throws -> ListPage {
        let found = page.scripts(naming: "key: 'ds:1'").lazy
            .compactMap { ScriptValue.find(after: "data:", in: $0) }.first
        guard let found else {
            throw BoardError.changedShape(system, page.url, "there is no data “ds:1” in its scripts")
        }
        let data = try JSON.document(found, system, page.url).array
        guard data.count > 2, data[0].isArray || data[2].integer == 0 else {
            throw BoardError.changedShape(system, page.url, "its data “ds:1” are no list of postings")
        }
        return ListPage(postings: data[0].array.map { posting($0.array) }, total: data[2].integer)
    }

    private func posting(_ job: [JSON]) -> Posting? {
        guard job.count > 10, let id = job[0].string, id.allSatisfy({ $0.isASCII && $0.isNumber }),
            let title = job[1].line, let url = URL(string: "\(Self.address)\(id)")
        else { return nil }
        var places = Places()
        for place in job[9].array { places.add(place.array.first?.line) }
        var advert = Advert()
        advert.add(job[10].array.last?.string)
        advert.add(job[3].array.last?.string, under: "Responsibilities")
        advert.add(job[4].array.last?.string)
        return Posting(
            id: PostingID(id), title: title, url: url, locations: places.names, workplace: places.workplace,
            department: job[7].line.flatMap { $0 == "Google" ? nil : $0 },
            postedAt: job.count > 12 ? job[12].array.first?.epoch : nil,
            description: advert.html?.text ?? "", descriptionHTML: advert.html?.html ?? "")
    }
}

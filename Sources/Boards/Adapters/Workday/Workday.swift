internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Workday's careers sites, by the API that their own pages ask.
///
/// Seen in answers recorded in 2026: `POST /wday/cxs/{tenant}/{site}/jobs` gives 20 postings at most, in a list that
/// ends after 2,000 on some tenants (see `WorkdayList`); texts and exact days stand only in the postings' own answers. A
/// tenant has one site or several; those of an address without a site are looked up in robots.txt, which names each
/// one's sitemap.
public struct Workday: Adapter {
    public let system = "workday"
    public let facts = AdapterFacts(
        "Workday",
        detection: "`*.wdN.myworkdayjobs.com`, `wdN.myworkdaysite.com`",
        gives: "contract, workplace, date, text", paging: "20 a page; from 2,000 up by facet",
        requests: "1 a page, 1 a new posting", recordings: ["workday"])
    /// Sites of one tenant that are read when the address names none; they often mirror each other.
    private static let maximumSites = 8

    private let now: @Sendable () -> Date

    public init(now: @escaping @Sendable () -> Date = { Date() }) { self.now = now }

    public func board(at url: URL) -> Board? {
        if let site = WorkdaySite(url) { return board(site) }
        guard let host = url.host()?.lowercased(), WorkdaySite.isTenant(host),
            url.path.contains(#/^\/?(?:[a-z]{2}-[A-Z]{2}\/?)?$/#),
            let page = URL(string: "https://\(host)")
        else { return nil }
        return Board(system: system, token: WorkdaySite.place(of: host), url: page)
    }

    /// "acme.wd5/Careers".
    public func board(named token: String) -> Board? { WorkdaySite(token: token).map(board) }

    private func board(_ site: WorkdaySite) -> Board { Board(system: system, token: site.token, url: site.page) }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        var whole = PostingList()
        var company = Catalogue.starter.company(of: board)
        for site in try await sites(of: board, with: reader) {
            company = company ?? CompanyName.fromToken(site.tenant)
            let name = company ?? site.tenant
            var pages = WorkdayList(site: site, board: board, company: name, reader: reader, today: now())
            var list = try await pages.read()
            try list.check(system, site.api)
            try await list.addDetails(company: name, with: reader) { posting in
                try await details(of: posting, at: site, with: reader)
            }
            whole.merge(list)
        }
        return Reading(board, company: company, whole)
    }

    private func sites(of board: Board, with reader: Reader) async throws -> [WorkdaySite] {
        if let site = WorkdaySite(board.url) { return [site] }
        let url = board.url.appending(path: "robots.txt")
        let lines = String(decoding: try await reader.fetch(FetchRequest(url)).body.prefix(100_000), as: UTF8.self)
        var sites: [WorkdaySite] = []
        for line in lines.matches(of: #/(?i)sitemap:\s*(\S{1,500})/#) {
            guard let sitemap = URL(string: String(line.1)), sitemap.host()?.lowercased() == board.url.host(),
                let site = WorkdaySite(sitemap), !sites.contains(site)
            else { continue }
            sites.append(site)
        }
        guard !sites.isEmpty else {
            throw BoardError(
                .noPostings, "\(url.absoluteString) names no careers site; give the address of one, with its name in it"
            )
        }
        return Array(sites.prefix(Self.maximumSites))
    }

    private func details(of listed: Posting, at site: WorkdaySite, with reader: Reader) async throws -> Posting {
        guard let url = listed.url.flatMap(site.details) else { return listed }
        return try details(of: listed, in: try await reader.api(url, headers: site.headers).body, url)
    }

    func details(of listed: Posting, in bytes: [UInt8], _ url: URL) throws -> Posting {
        let answer = try JSON.document(bytes, system, url)
        let info = answer["jobPostingInfo"]
        guard info.isObject, let html = info["jobDescription"].html else {
            throw BoardError.changedShape(system, url, "there is no “jobDescription”")
        }
        var posting = listed
        var places = Places()
        places.add(info["location"].line)
        for place in info["additionalLocations"].array { places.add(place["descriptor"].line ?? place.line) }
        if !places.names.isEmpty { posting.locations = places.names }
        posting.title = info["title"].line ?? listed.title
        posting.workplace = info["remoteType"].workplace ?? places.workplace ?? listed.workplace
        posting.employmentType = info["timeType"].employmentType ?? listed.employmentType
        posting.postedAt = info["startDate"].date ?? listed.postedAt
        posting.description = html.text
        posting.descriptionHTML = html.html
        return posting
    }
}

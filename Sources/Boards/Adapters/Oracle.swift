internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Oracle Recruiting's Candidate Experience sites, by the API that their own pages ask.
///
/// Source: https://docs.oracle.com/en/cloud/saas/human-resources/farws/ (recruitingCEJobRequisitions), and an answer
/// recorded in 2026. `limit` and `offset` stand inside the finder; without `expand` the list is empty. A tenant has
/// several sites; one whose address has a name ("Careers") has a number ("CX_1001") that only its page tells.
public struct Oracle: Adapter {
    public let system = "oracle"
    public let facts = AdapterFacts(
        "Oracle",
        detection: "`*.fa.*.oraclecloud.com`, pages with `data-sitenumber` or `CX_CONFIG`",
        gives: "contract, department, date, text", paging: "200 a page",
        requests: "1 a page, 1 a new posting", recordings: ["oracle"])
    private static let rowsOnPage = 200

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased(), Self.isTenant(host) else { return nil }
        let path = url.path.split(separator: "/").map(String.init)
        if let place = path.firstIndex(of: "sites"), place + 1 < path.count {
            return board(host, site: path[place + 1])
        }
        let query = url.query()?.removingPercentEncoding ?? ""
        guard path.first == "hcmRestApi", let found = query.firstMatch(of: #/siteNumber=([A-Za-z0-9_\-]+)/#) else {
            return nil
        }
        return board(host, site: String(found.1))
    }

    /// "eabc.fa.us2.oraclecloud.com/CX_1".
    public func board(named token: String) -> Board? {
        let parts = token.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isTenant(parts[0].lowercased()) else { return nil }
        return board(parts[0].lowercased(), site: String(parts[1]))
    }

    /// A page of a site says which one it is, also on a host of the company's own.
    public func boards(in page: CareersPage) -> [Board] {
        let own = Self.site(saidBy: page).flatMap { site in board(site.host ?? page.url.host() ?? "", site: site.number)
        }
        return (own.map { [$0] } ?? []) + page.addresses.compactMap(board(at:))
    }

    /// The site's number and the host of its API: in attributes of the page, in older ones in its script.
    private static func site(saidBy page: CareersPage) -> (number: String, host: String?)? {
        if let node = page.tree?.select(marked).first, let number = node.attribute("data-sitenumber") {
            return (number, node.attribute("data-apibaseurl").flatMap { URL(string: $0)?.host()?.lowercased() })
        }
        guard let script = page.scripts(naming: "CX_CONFIG").first,
            let number = script.firstMatch(of: #/siteNumber:\s*["']([A-Za-z0-9_\-]{1,80})["']/#)
        else { return nil }
        let address = script.firstMatch(of: #/apiBaseUrl:\s*["'](https:[^"']{1,300})["']/#)
        return (String(number.1), address.flatMap { URL(string: String($0.1))?.host()?.lowercased() })
    }

    private static let marked = selector("[data-sitenumber]")

    private func board(_ host: String, site: String) -> Board? {
        guard Self.isTenant(host), Self.isName(site),
            let url = URL(string: "https://\(host)/hcmUI/CandidateExperience/en/sites/\(site)")
        else { return nil }
        return Board(system: system, token: "\(host)/\(site)", url: url)
    }

    /// "eabc.fa.us2.oraclecloud.com", "fa-eabc-saasfaprod1.fa.ocs.oraclecloud26.com", "eabc.fa.ocs.oraclecloud.eu".
    private static func isTenant(_ host: String) -> Bool {
        host.split(separator: ".").dropLast().last?.hasPrefix("oraclecloud") ?? false
            && host.contains(
                #/^[a-z0-9][a-z0-9-]{0,62}\.fa(?:\.[a-z0-9-]{1,20}){0,3}\.oraclecloud\d{0,3}\.(?:com|eu)$/#)
    }

    private static func isName(_ text: String) -> Bool { text.contains(#/^[A-Za-z0-9_\-]{1,80}$/#) }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let company = Catalogue.starter.company(of: board) ?? CompanyName.fromHost(board.url.host() ?? "")
        let site = try await site(of: board, with: reader)
        var list = PostingList()
        try await list.addPages(of: board, company: company, with: reader) { start in
            let finder =
                "findReqs;siteNumber=\(site),facetsList=NONE,limit=\(Self.rowsOnPage),offset=\(start.row),"
                + "sortBy=POSTING_DATES_DESC"
            let url = try Self.address(
                "recruitingCEJobRequisitions?onlyData=true&expand=requisitionList.secondaryLocations&finder=\(finder)",
                of: board)
            return try parse(try await reader.api(url).body, url, of: board)
        }
        try list.check(system, board.url)
        try await list.addDetails(company: company, with: reader) { posting in
            let url = try Self.address(
                "recruitingCEJobRequisitionDetails?onlyData=true&expand=all&finder=ById;Id=%22\(posting.id)%22,"
                    + "siteNumber=\(site)",
                of: board)
            return try details(of: posting, in: try await reader.api(url).body, url)
        }
        return Reading(board, company: company, list)
    }

    private static func address(_ rest: String, of board: Board) throws(BoardError) -> URL {
        try Token.url("https://\(board.url.host() ?? "")/hcmRestApi/resources/latest/\(rest)", of: board)
    }

    /// What the API calls the site.
    private func site(of board: Board, with reader: Reader) async throws -> String {
        let name = board.url.lastPathComponent
        if name.contains(#/^CX(?:_\d{1,9})?$/#) { return name }
        let said = Self.site(saidBy: try await reader.page(board.url))?.number
        return said.flatMap { Self.isName($0) ? $0 : nil } ?? name
    }

    /// One page of the list.
    func parse(_ bytes: [UInt8], _ url: URL, of board: Board) throws -> ListPage {
        let items = try JSON.list(in: bytes, at: "items", system, url)
        guard let search = items.first, search["requisitionList"].isArray || search["TotalJobsCount"].integer == 0
        else {
            throw BoardError.changedShape(system, url, "there is no “requisitionList”")
        }
        return ListPage(
            postings: search["requisitionList"].array.map { posting($0, of: board) },
            total: search["TotalJobsCount"].integer)
    }

    private func posting(_ job: JSON, of board: Board) -> Posting? {
        guard let id = job["Id"].string, Self.isName(id), let title = job["Title"].line else { return nil }
        let places = Self.places(job)
        return Posting(
            id: PostingID(id), title: title, url: board.url.appending(path: "job/\(id)"), locations: places.names,
            workplace: Self.workplace(job) ?? places.workplace,
            employmentType: job["JobSchedule"].employmentType ?? job["JobType"].employmentType,
            department: job["JobFamily"].line ?? job["Department"].line,
            postedAt: job["PostedDate"].date)
    }

    private static func places(_ job: JSON) -> Places {
        var places = Places()
        places.add(job["PrimaryLocation"].line)
        for place in job["secondaryLocations"].array { places.add(place["Name"].line) }
        return places
    }

    /// "ORA_ON_SITE", or the label in the site's language.
    private static func workplace(_ job: JSON) -> Workplace? {
        let code = job["WorkplaceTypeCode"].string?.replacing("ORA_", with: "")
        return code.flatMap(Workplace.init(word:)) ?? job["WorkplaceType"].workplace
    }

    func details(of listed: Posting, in bytes: [UInt8], _ url: URL) throws -> Posting {
        guard let job = try JSON.list(in: bytes, at: "items", system, url).first else {
            throw FetchError(.gone, url, "gives no posting")
        }
        var advert = Advert()
        advert.add(job["ExternalDescriptionStr"].string)
        advert.add(job["ExternalResponsibilitiesStr"].string, under: "Responsibilities")
        advert.add(job["ExternalQualificationsStr"].string, under: "Qualifications")
        advert.add(job["CorporateDescriptionStr"].string)
        guard let html = advert.html else {
            throw BoardError.changedShape(system, url, "there is no “ExternalDescriptionStr”")
        }
        let places = Self.places(job)
        var posting = listed
        if places.names.count > posting.locations.count { posting.locations = places.names }
        posting.workplace = Self.workplace(job) ?? listed.workplace
        posting.employmentType = job["JobSchedule"].employmentType ?? listed.employmentType
        posting.department = listed.department ?? job["Category"].line
        posting.postedAt = job["ExternalPostedStartDate"].date ?? listed.postedAt
        posting.description = html.text
        posting.descriptionHTML = html.html
        return posting
    }
}

internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// SmartRecruiters' public posting API: pages of 100, and an answer of its own for each posting's text.
///
/// Source: https://developers.smartrecruiters.com/docs/posting-api, and answers recorded in 2026. A company that nobody
/// knows is answered with an empty list like one that has no postings, so that an empty list proves nothing.
public struct SmartRecruiters: Adapter {
    public let system = "smartrecruiters"
    public let facts = AdapterFacts(
        "SmartRecruiters",
        detection: "`jobs.`, `careers.` and `api.smartrecruiters.com`, its widget",
        gives: "contract, department, workplace, date, text", paging: "100 a page",
        requests: "1 a page, 1 a new posting", recordings: ["smartrecruiters"])
    private static let rowsOnPage = 100

    public init() {}

    public func board(at url: URL) -> Board? {
        guard let host = url.host()?.lowercased() else { return nil }
        let path = url.path.split(separator: "/").map(String.init)
        switch host {
        case "careers.smartrecruiters.com", "jobs.smartrecruiters.com":
            if path.first == "oneclick-ui" { return path.count > 2 ? board(named: path[2]) : nil }
            return path.first.flatMap(board(named:))
        case "api.smartrecruiters.com":
            return path.count > 3 && path[1] == "companies" && path[3] == "postings" ? board(named: path[2]) : nil
        default: return nil
        }
    }

    public func boards(in page: CareersPage) -> [Board] {
        let inScripts = page.scripts(naming: "company_code").flatMap { script in
            script.matches(of: #/company_code["']?\s*:\s*["']([A-Za-z0-9_-]{1,80})["']/#).prefix(10)
                .compactMap { board(named: String($0.1)) }
        }
        return inScripts + page.addresses.compactMap(board(at:))
    }

    public func board(named token: String) -> Board? {
        guard Token.isPlain(token), !Self.ownPaths.contains(token.lowercased()),
            let url = URL(string: "https://careers.smartrecruiters.com/\(Token.encoded(token))")
        else { return nil }
        return Board(system: system, token: token, url: url)
    }

    /// What stands at the root of the hosts without being a company.
    private static let ownPaths: Set<String> = [
        "ni", "static", "assets", "sr-jobs", "job-api", "external-referrals", "oneclick-ui", "favicon.ico",
        "sitemap.xml",
    ]

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        var list = PostingList()
        var company: String?
        try await list.addPages(of: board, company: board.company, with: reader) { start in
            let url = try Token.url(
                "\(Self.address(of: board))?limit=\(Self.rowsOnPage)&offset=\(start.row)", of: board)
            let (page, name) = try parse(try await reader.api(url).body, url, of: board)
            company = company ?? name
            return page
        }
        try list.check(system, board.url)
        if list.postings.isEmpty {
            list.truncate("SmartRecruiters answers a company that it does not know with an empty list, too")
        }
        try await list.addDetails(company: company ?? board.company, with: reader) { posting in
            let url = try Token.url("\(Self.address(of: board))/\(posting.id)", of: board)
            return try details(of: posting, in: try await reader.api(url).body, url)
        }
        return Reading(board, company: company, list)
    }

    private static func address(of board: Board) -> String {
        "https://api.smartrecruiters.com/v1/companies/\(Token.encoded(board.token))/postings"
    }

    /// One page of the list, and the company's name as it gives it.
    func parse(_ bytes: [UInt8], _ url: URL, of board: Board) throws -> (page: ListPage, company: String?) {
        let jobs = try JSON.list(in: bytes, at: "content", system, url)
        let total = try JSON.document(bytes, system, url)["totalFound"].integer
        return (
            ListPage(postings: jobs.map { posting($0, of: board) }, jobs: Self.ads(in: jobs), total: total),
            jobs.first?["company"]["name"].line
        )
    }

    /// An advert in another language or place is one of its job's, beside the default one; they share its number.
    private static func ads(in jobs: [JSON]) -> [PostingID: PostingList.Job] {
        let ads = jobs.compactMap { job -> (PostingID, PostingList.Job)? in
            guard let id = job["id"].string, let number = job["refNumber"].line else { return nil }
            return (PostingID(id), PostingList.Job(key: number, isMain: job["defaultJobAd"].bool != false))
        }
        return Dictionary(ads, uniquingKeysWith: { first, _ in first })
    }

    private func posting(_ job: JSON, of board: Board) -> Posting? {
        guard let id = job["id"].string, Token.isPlain(id), let title = job["name"].line,
            let url = URL(string: "https://jobs.smartrecruiters.com/\(Token.encoded(board.token))/\(Token.encoded(id))")
        else { return nil }
        let location = job["location"]
        var places = Places()
        let parts = [location["city"].line, location["region"].line, location["country"].line?.uppercased()]
        places.add(location["fullLocation"].line ?? parts.compactMap(\.self).joined(separator: ", "))
        let isHybrid = location["hybrid"].bool == true
        return Posting(
            id: PostingID(id), title: title, url: url, locations: places.names,
            workplace: isHybrid ? .hybrid : location["remote"].bool == true ? .remote : places.workplace,
            employmentType: job["typeOfEmployment"]["label"].employmentType,
            department: job["department"]["label"].line ?? job["function"]["label"].line,
            postedAt: job["releasedDate"].date)
    }

    func details(of listed: Posting, in bytes: [UInt8], _ url: URL) throws -> Posting {
        let sections = try JSON.document(bytes, system, url)["jobAd"]["sections"]
        guard sections.isObject else { throw BoardError.changedShape(system, url, "there is no “jobAd.sections”") }
        var advert = Advert()
        let parts: [StaticString] = ["companyDescription", "jobDescription", "qualifications", "additionalInformation"]
        for part in parts { advert.add(sections[part]["text"].string, under: sections[part]["title"].string) }
        var posting = listed
        posting.description = advert.html?.text ?? ""
        posting.descriptionHTML = advert.html?.html ?? ""
        return posting
    }
}

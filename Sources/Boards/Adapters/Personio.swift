internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Personio's public XML feed, which gives a whole careers site in one answer.
///
/// Source: https://developer.personio.de/docs/retrieving-open-job-positions, and answers recorded in 2026. Some companies
/// have the feed switched off (404); their page still lists the postings.
public struct Personio: Adapter {
    public let system = "personio"
    public let facts = AdapterFacts(
        "Personio",
        detection: "`*.jobs.personio.de` and `.com`",
        gives: "contract, department, date, text", paging: "one answer; without a feed the page's links",
        requests: "1; without a feed 1 a new posting", recordings: ["personio"])

    private let hosts = TenantHost("jobs.personio.de", "jobs.personio.com")

    public init() {}

    public func board(at url: URL) -> Board? { hosts.board(system, at: url.host(), path: "/") }

    public func board(named token: String) -> Board? { hosts.board(system, named: token, path: "/") }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let url = try Token.url("https://\(board.url.host() ?? "")/xml?language=en", of: board)
        do {
            let response = try await reader.api(url, headers: ["Accept": "application/xml,text/xml"])
            let (list, company) = try parse(response.body, url)
            return Reading(board, company: company, list)
        } catch let error as FetchError where error.kind == .gone {
            return try await readPage(of: board, with: reader)
        }
    }

    /// The company's name is that of its part, when all postings are of one.
    func parse(_ bytes: [UInt8], _ url: URL) throws -> (PostingList, company: String?) {
        let root = try XMLTree.document(bytes, system, url)
        guard root.name == "workzag-jobs" else {
            throw BoardError.changedShape(system, url, "it starts with “\(root.name.prefix(40))”, not “workzag-jobs”")
        }
        var list = PostingList()
        let positions = root.all("position")
        for position in positions { list.add(posting(position, url)) }
        try list.check(system, url)
        let companies = Set(positions.compactMap { $0.line("subcompany") })
        return (list, companies.count == 1 ? companies.first : nil)
    }

    private func posting(_ position: XMLTree, _ feed: URL) -> Posting? {
        guard let id = position.line("id"), Int(id) != nil, let title = position.line("name"),
            let url = URL(string: "/job/\(id)", relativeTo: feed)?.absoluteURL
        else { return nil }
        var places = Places()
        places.add(position.line("office"))
        for office in position.first("additionalOffices")?.elements.prefix(200) ?? [] {
            places.add(PlainLine.of(office.text))
        }
        var advert = Advert()
        for part in position.first("jobDescriptions")?.all("jobDescription").prefix(50) ?? [] {
            advert.add(part.first("value")?.text, under: part.line("name"))
        }
        let html = advert.html
        return Posting(
            id: PostingID(id), title: title, url: url, locations: places.names, workplace: places.workplace,
            employmentType: employmentType(position),
            department: position.line("department"),
            postedAt: position.date("createdAt"),
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    /// The kind of contract, which says more than its hours unless it is permanent.
    private func employmentType(_ position: XMLTree) -> EmploymentType? {
        position.line("employmentType").flatMap(EmploymentType.init(word:))
            ?? position.line("schedule").flatMap(EmploymentType.init(word:))
    }

    private static let links = selector("a[href*='/job/']")

    /// The page's own list, and each posting's page for the text.
    private func readPage(of board: Board, with reader: Reader) async throws -> Reading {
        let page = try await reader.page(board.url)
        guard hosts.token(of: page.url.host()) != nil,
            var reading = try await HTMLCareersPage().read(page, selector: Self.links, with: reader)
        else {
            throw BoardError(
                .noPostings, "\(page.url.absoluteString) lists no postings, and the company's feed is switched off")
        }
        reading.source = system
        reading.company = board.company
        reading.warnings.append("the company's feed is switched off; its page was read")
        return reading
    }
}

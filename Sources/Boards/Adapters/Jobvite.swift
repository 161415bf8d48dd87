internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// Jobvite's public XML feed of a company, whose key only the board's page says.
///
/// The feed is documented nowhere; public readers of it agree on the shape in 2026. It is slow (11 s for 1.9 MB), answers
/// 429 from the second request on, and leads to `NoJobs.htm` when there is nothing open. `fr=true&nl=1` keeps a board
/// from leading to the company's own site; the older JSON interface is gone.
public struct Jobvite: Adapter {
    public let system = "jobvite"
    public let facts = AdapterFacts(
        "Jobvite",
        detection: "`jobs.jobvite.com`, `CompanyJobs/Xml.aspx`",
        gives: "contract, department, date, text", paging: "one answer",
        requests: "2")

    private static let feedHost = "app.jobvite.com"

    public init() {}

    public func board(at url: URL) -> Board? {
        var path = url.path.split(separator: "/").map(String.init)
        switch url.host()?.lowercased() {
        case "jobs.jobvite.com":
            if path.first == "careers" { path.removeFirst() }
            return path.first.flatMap(board(named:))
        case Self.feedHost, "hire.jobvite.com", "www.jobvite.com":
            let key = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems?.first { $0.name == "c" }?
                .value
            guard path.first?.lowercased() == "companyjobs", let key, Self.isKey(key), let feed = Self.feed(key) else {
                return nil
            }
            return Board(system: system, token: key, url: feed)
        default: return nil
        }
    }

    public func board(named token: String) -> Board? {
        guard Token.isPlain(token), !["api", "support", "careers", "__assets__"].contains(token),
            let url = URL(string: "https://jobs.jobvite.com/\(Token.encoded(token))")
        else { return nil }
        return Board(system: system, token: token, url: url)
    }

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let feed = board.url.host() == Self.feedHost ? board.url : try await findFeed(of: board, with: reader)
        do {
            let response = try await reader.api(feed, headers: ["Accept": "application/xml,text/xml"])
            return Reading(board, try parse(response.body, feed))
        } catch let error as FetchError {
            // A board without postings leads to a page that says so; any other redirect is a board that is gone.
            guard case .redirected(let target) = error.kind, target?.lastPathComponent.lowercased() == "nojobs.htm"
            else {
                throw error
            }
            return Reading(board, PostingList())
        }
    }

    private func findFeed(of board: Board, with reader: Reader) async throws -> URL {
        let url = try Token.url("\(board.url.absoluteString)?fr=true&nl=1", of: board)
        let page = CareersPage(try await reader.api(url, headers: ["Accept": "text/html"]))
        for script in page.scripts {
            if let key = script.firstMatch(of: Self.key), let feed = Self.feed(String(key.1)) { return feed }
        }
        throw BoardError.changedShape(system, url, "there is no “companyEId” in its scripts")
    }

    private static var key: Regex<(Substring, Substring)> {
        #/companyEId["']?\s*[:=]\s*["']([A-Za-z0-9_-]{4,40})["']/#
    }

    private static func isKey(_ key: String) -> Bool { 4...40 ~= key.utf8.count && Token.isPlain(key) }

    private static func feed(_ key: String) -> URL? {
        URL(string: "https://\(feedHost)/CompanyJobs/Xml.aspx?c=\(Token.encoded(key))")
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> PostingList {
        let root = try XMLTree.document(bytes, system, url)
        guard root.name == "result" else {
            throw BoardError.changedShape(system, url, "it starts with “\(root.name.prefix(40))”, not “result”")
        }
        var list = PostingList()
        for job in root.all("job") { list.add(posting(job)) }
        try list.check(system, url)
        return list
    }

    private func posting(_ job: XMLTree) -> Posting? {
        guard let id = job.line("id"), let title = job.line("title"), let url = job.link("detail-url", "apply-url")
        else {
            return nil
        }
        var places = Places()
        places.add(job.line("location"))
        let html = job.html("description", "briefdescription")
        return Posting(
            id: PostingID(id), title: title, url: Self.secured(CanonicalURL.of(url)), locations: places.names,
            workplace: places.workplace,
            employmentType: job.line("jobtype").flatMap(EmploymentType.init(word:)),
            department: job.line("category"),
            postedAt: job.line("date").flatMap(Timestamp.parse(monthFirst:)),
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    /// The feed writes http where the board has had https for years.
    private static func secured(_ url: URL) -> URL {
        var parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
        if url.host()?.lowercased().hasSuffix(".jobvite.com") == true { parts?.scheme = "https" }
        return parts?.url ?? url
    }
}

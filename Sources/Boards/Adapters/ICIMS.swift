internal import Domain
internal import Fetch
public import Foundation
internal import Markup

/// iCIMS' careers sites, which are pages and no API: cards by the twenty, and JSON-LD in each posting's page.
///
/// The list is in a frame (`in_iframe=1`), numbered from page 0; past the last page comes the last again. No page is
/// recorded: the shape is that of public code that reads it.
public struct ICIMS: Adapter {
    public let system = "icims"
    public let facts = AdapterFacts(
        "iCIMS",
        detection: "`*.icims.com`",
        gives: "contract, pay, date, text", paging: "`pr=`, about 20 a page",
        requests: "1 a page, 1 a new posting")

    public init() {}

    public func board(at url: URL) -> Board? {
        Token.label(of: url, under: "icims.com", except: Self.ownHosts).flatMap(board(named:))
    }

    /// "careers-acme" in careers-acme.icims.com.
    public func board(named token: String) -> Board? {
        guard Token.isHostLabel(token),
            let url = URL(string: "https://\(token.lowercased()).icims.com/jobs/search?ss=1")
        else { return nil }
        return Board(system: system, token: token.lowercased(), url: url)
    }

    private static let ownHosts: Set<String> = [
        "www", "api", "app", "login", "help", "support", "developer", "community", "media", "images", "cdn", "care",
    ]

    public func read(_ board: Board, with reader: Reader) async throws -> Reading {
        let company = Catalogue.starter.company(of: board) ?? Self.company(board.token)
        let host = "\(board.token).icims.com"
        var list = PostingList()
        try await list.addPages(of: board, company: company, with: reader) { start in
            let url = try Token.url("https://\(host)/jobs/search?ss=1&pr=\(start.page)&in_iframe=1", of: board)
            return try parse(try await reader.page(url), on: start.page)
        }
        try list.check(system, board.url)
        try await list.addDetails(company: company, with: reader) { posting in
            var framed = posting
            framed.url = posting.url?.appending(queryItems: [URLQueryItem(name: "in_iframe", value: "1")])
            var read = try await PostingDetails.read(framed, of: system, with: reader)
            read.url = posting.url
            return read
        }
        return Reading(board, company: company, list)
    }

    /// "careers-acme" and "careerswe-acme" are Acme's.
    private static func company(_ token: String) -> String {
        let name = token.replacing(#/^(?:[a-z]*(?:careers?|jobs|internships?)[a-z]*)-/#, with: "")
        return CompanyName.fromToken(name)
    }

    func parse(_ page: CareersPage, on number: Int) throws -> ListPage {
        let links = page.tree?.select(Self.links) ?? []
        let isList = page.tree?.select(Self.marks).isEmpty == false
        guard !links.isEmpty || isList else {
            throw BoardError.changedShape(system, page.url, "there is no list of jobs")
        }
        var seen: Set<String> = []
        let postings = links.prefix(1_000).compactMap { link -> Posting?? in
            guard let url = link.link, let id = Self.number(in: url), seen.insert(id).inserted else { return .none }
            return .some(posting(link, id: id, url))
        }
        return ListPage(postings: postings, isLast: Self.isLast(page, number))
    }

    /// "/jobs/1234/weaver/job", and the same without the title.
    private static func number(in url: URL) -> String? {
        url.path.wholeMatch(of: #/\/jobs\/(\d{1,12})(?:\/[^\/]{1,300})?\/job\/?/#).map { String($0.1) }
    }

    private func posting(_ link: HTMLNode, id: String, _ url: URL) -> Posting? {
        let title = link.select(Self.titles).lazy.map(\.line).first { !$0.isEmpty } ?? link.line
        var address = URLComponents(url: url, resolvingAgainstBaseURL: true)
        address?.query = nil
        guard !title.isEmpty, let own = address?.url else { return nil }
        let card = sequence(first: link, next: \.parent).prefix(8).first { node in
            node.classes.contains { $0 == "iCIMS_JobCardItem" || $0 == "row" } || node.name == "tr"
        }
        var places = Places()
        places.add(card.flatMap { Self.value(of: #/(?i)location/#, in: $0) }?.replacing(#/\s*\|\s*/#, with: "; "))
        return Posting(
            id: PostingID(id), title: title, url: CanonicalURL.of(own), locations: places.names,
            workplace: places.workplace)
    }

    /// What stands after a label ("Job Locations") in a card.
    private static func value(of label: Regex<Substring>, in card: HTMLNode) -> String? {
        for node in card.select(fields).prefix(40) where node.line.contains(label) {
            let inRow = node.parent.map { $0.name == "dt" ? $0.parent?.select(data).first : nil } ?? nil
            if let value = inRow?.line, !value.isEmpty { return value }
            let siblings = node.parent?.children.drop { $0 != node }.dropFirst() ?? []
            if let value = siblings.lazy.map(\.line).first(where: { !$0.isEmpty }) { return value }
        }
        return nil
    }

    /// "Page 2 of 3" counts from 1. Without it, repetition tells.
    private static func isLast(_ page: CareersPage, _ number: Int) -> Bool {
        guard let text = page.tree?.root?.rawText.prefix(500_000),
            let found = text.firstMatch(of: #/Page\s+\d{1,5}\s+of\s+(\d{1,5})/#), let pages = Int(found.1)
        else { return false }
        return number + 1 >= pages
    }

    private static let links = selector("a[href*='/jobs/'][href*='/job']")
    private static let marks = selector(".iCIMS_ListingsPage, .iCIMS_JobsTable, [class*='iCIMS_NoResults']")
    private static let titles = selector("h2, h3, h4")
    private static let fields = selector(".field-label")
    private static let data = selector("dd")
}

internal import Domain
internal import Fetch
internal import Foundation
internal import Markup

/// The HTML of older SuccessFactors sites: tiles or rows of a table, by the start of the row.
struct SuccessFactorsPages {
    let board: Board

    func read(company: String, with reader: Reader) async throws -> PostingList {
        var list = PostingList()
        var path = "tile-search-results"
        try await list.addPages(of: board, company: company, with: reader) { start in
            do {
                return try await page(path, from: start.row, with: reader)
            } catch  where start.page == 0 && (error is FetchError || error is BoardError) {
                // The oldest have no tiles, but a table on the page itself.
                path = "search"
                return try await page(path, from: 0, with: reader)
            }
        }
        try list.check(board.system, board.url)
        try await list.addDetails(company: company, with: reader) { posting in
            try await Self.details(of: posting, board, with: reader)
        }
        return list
    }

    private func page(_ path: String, from row: Int, with reader: Reader) async throws -> ListPage {
        let url = try Token.url(
            "https://\(board.token)/\(path)/?q=&sortColumn=referencedate&sortDirection=desc&startrow=\(row)", of: board)
        return try parse(try await reader.page(url), isFirst: row == 0)
    }

    func parse(_ page: CareersPage, isFirst: Bool) throws -> ListPage {
        let links = page.tree?.select(Self.links) ?? []
        let label = page.tree?.select(Self.labels).first?.line
        guard !links.isEmpty || label != nil || !isFirst else {
            throw BoardError.changedShape(board.system, page.url, "there is no list of jobs")
        }
        var seen: Set<String> = []
        let postings = links.prefix(2_000).compactMap { link -> Posting?? in
            guard let url = link.link, let id = Self.number(in: url) else { return .some(nil) }
            // The same tile comes again for small screens.
            return seen.insert(id).inserted ? .some(posting(link, id: id, url)) : .none
        }
        return ListPage(postings: postings, total: label.flatMap(Self.total))
    }

    private func posting(_ link: HTMLNode, id: String, _ url: URL) -> Posting? {
        guard url.host()?.lowercased() == board.token, !link.line.isEmpty else { return nil }
        let row = sequence(first: link, next: \.parent).prefix(12).first { node in
            node.name == "tr" || node.classes.contains("job-tile")
        }
        var places = Places()
        places.add(row?.select(Self.places).lazy.map(\.line).first { !$0.isEmpty })
        return Posting(
            id: PostingID(id), title: link.line, url: CanonicalURL.of(url), locations: places.names,
            workplace: places.workplace,
            department: row?.select(Self.departments).lazy.map(\.line).first { !$0.isEmpty },
            postedAt: row?.select(Self.dates).lazy.compactMap { Timestamp.parse($0.line) }.first)
    }

    /// What the posting's own page says, in microdata or JSON-LD.
    static func details(of listed: Posting, _ board: Board, with reader: Reader) async throws -> Posting {
        guard let url = listed.url else { return listed }
        let page = try await reader.page(url)
        let link = PostingLink(url: url, title: listed.title, details: [], group: "")
        guard let found = PostingPage(page: page).posting(from: link), !found.description.isEmpty else {
            throw BoardError.changedShape(board.system, url, "there is no description in it")
        }
        var posting = listed
        posting.employmentType = listed.employmentType ?? found.employmentType
        posting.workplace = listed.workplace ?? found.workplace
        posting.salary = found.salary
        posting.postedAt = listed.postedAt ?? found.postedAt
        posting.description = found.description
        posting.descriptionHTML = found.descriptionHTML
        return posting
    }

    /// "/job/Bergen-Weaver-5003/1403946900/".
    private static func number(in url: URL) -> String? {
        url.path.contains("/job/") ? url.path.firstMatch(of: #/\/(\d{4,15})\/?$/#).map { String($0.1) } : nil
    }

    /// "Showing 1 to 25 of 1,026 Jobs" and "Results 1 – 25 of 1.026": the last number.
    private static func total(in label: String) -> Int? {
        label.prefix(300).matches(of: #/\d[\d.,]*/#).last.flatMap { Int($0.0.filter(\.isNumber)) }
    }

    private static let links = selector("a.jobTitle-link")
    private static let labels = selector("#tile-search-results-label, .paginationLabel")
    private static let places = selector("[id*='section-location-value'], .jobLocation, .section-field.location")
    private static let departments = selector(
        "[id*='section-department-value'], [id*='section-dept-value'], .jobDepartment")
    private static let dates = selector("[id*='section-date-value'], .jobDate, [id*='date-value']")
}

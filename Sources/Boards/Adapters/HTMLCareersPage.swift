internal import Domain
internal import Fetch
internal import Foundation
public import Markup

/// Any careers page: links that are postings, each read on its own page.
public struct HTMLCareersPage: PageAdapter {
    public let system = "html"
    public let facts = AdapterFacts(
        "HTML",
        detection: "links that look like postings, or `--selector`",
        gives: "what each posting's page shows", paging: "next pages and “load more”, 20 at most",
        requests: "1 a page, 1 a new posting", recordings: ["html", "html-cs"])
    /// Pages of one list that are read.
    private static let maximumPages = 20

    public init() {}

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        let company = page.siteName
        if selector == nil, PostingPage(page: page).isPosting, let posting = PostingPage(page: page).posting(from: nil)
        {
            return Reading(company: company, careersURL: page.url, source: system, postings: [posting])
        }
        var list = PostingList()
        let links = try await links(from: page, selector: selector, with: reader, &list)
        guard !links.isEmpty else { return nil }
        reader.report(Reader.Progress(company: company, read: 0, total: links.count))
        var linkOf: [PostingID: PostingLink] = [:]
        for link in links {
            let posting = PostingPage.posting(unread: link)
            if list.add(posting) { linkOf[posting.id] = link }
        }
        try await list.addDetails(company: company, with: reader) { posting in
            guard let link = linkOf[posting.id], !CanonicalURL.isRoute(link.url.fragment) else { return posting }
            let own = try await reader.page(link.url)
            // Many sites lead from a posting that is gone back to the list.
            if CanonicalURL.key(own.url) == CanonicalURL.key(page.url) {
                throw FetchError(.gone, link.url, "is gone")
            }
            let read = PostingPage(page: own).posting(from: link) ?? posting
            guard read.description.isEmpty else { return read }
            return PostingPage(page: try await reader.shown(own)).posting(from: link) ?? read
        }
        if links.contains(where: { CanonicalURL.isRoute($0.url.fragment) }) {
            list.note("postings that the page's scripts show at addresses with “#” have no text: that needs a browser")
        }
        return Reading(list, company: company, careersURL: page.url, source: system)
    }

    /// The links of a list's first page and of those that follow it.
    private func links(
        from first: CareersPage, selector: CSSSelector?, with reader: Reader, _ list: inout PostingList
    ) async throws -> [PostingLink] {
        var links = PostingLinks.find(in: first, selector: selector)
        if links.isEmpty, selector == nil { links = ItemListLinks.find(in: first) }
        guard !links.isEmpty else { return [] }
        var seen: Set<String> = [CanonicalURL.key(first.url)]
        let patterns = Set(links.map(\.group))
        var known = Set(links.map { CanonicalURL.key($0.url) })
        var next = NextPage.find(in: first)
        while let url = next, seen.insert(CanonicalURL.key(url)).inserted {
            if let reason = reader.reasonToStop(after: seen.count - 1, atMost: Self.maximumPages) {
                list.truncate(reason)
                break
            }
            let page: CareersPage
            do {
                page = try await reader.page(url)
            } catch let error as FetchError {
                list.truncate("the list goes on at \(url.absoluteString), which \(error.reason)")
                break
            }
            let further = PostingLinks.find(in: page, selector: selector, like: patterns).filter {
                known.insert(CanonicalURL.key($0.url)).inserted
            }
            if further.isEmpty { break }
            links += further
            next = NextPage.find(in: page)
        }
        return links
    }
}

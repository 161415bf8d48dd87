internal import Domain
internal import Fetch
internal import Foundation
public import Markup

/// Any careers page: links that are postings, each read on its own page.
public struct HTMLCareersPage: PageAdapter {
    public let system = "html"
    /// Pages of one list that are read.
    private static let maximumPages = 20

    public init() {}

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        let company = page.siteName
        if selector == nil, PostingPage(page: page).isPosting, let posting = PostingPage(page: page).posting(from: nil)
        {
            return Reading(company: company, careersURL: page.url, source: system, postings: [posting])
        }
        let (links, isTruncated) = try await self.links(from: page, selector: selector, with: reader)
        guard !links.isEmpty else { return nil }
        reader.report(Reader.Progress(company: company, read: 0, total: links.count))

        var list = PostingList()
        var gone: [PostingLink] = []
        var unread: [PostingLink] = []
        for (index, link) in links.enumerated() {
            do {
                guard index < reader.maximumDetails else {
                    throw FetchError(.refused, link.url, "is past the limit of pages")
                }
                let own = try await reader.page(link.url)
                // Many sites lead from a posting that is gone back to the list.
                if CanonicalURL.key(own.url) == CanonicalURL.key(page.url) {
                    throw FetchError(.gone, link.url, "is gone")
                }
                list.add(PostingPage(page: own).posting(from: link))
            } catch let error as FetchError {
                if error.kind == .gone { gone.append(link) } else { unread.append(link) }
            }
            reader.report(Reader.Progress(company: company, read: index + 1, total: links.count))
        }
        // A few that are gone were closed; when most are, it is the site that is broken, and nothing is closed by that.
        if gone.count * 2 > links.count {
            unread += gone
        } else if !gone.isEmpty {
            list.note("\(gone.count) of \(links.count) links lead to postings that are gone; they were left out")
        }
        for link in unread { list.add(PostingPage.posting(unread: link)) }
        if !unread.isEmpty {
            list.note("\(unread.count) of \(links.count) postings have no text: their own pages could not be read")
        }
        if isTruncated {
            list.note("the list goes on after \(Self.maximumPages) pages, which is where reading stopped")
        }
        return Reading(
            company: company, careersURL: page.url, source: system, postings: list.postings, isTruncated: isTruncated,
            warnings: list.warnings)
    }

    /// The links of a list's first page and of those that follow it.
    private func links(
        from first: CareersPage, selector: CSSSelector?, with reader: Reader
    ) async throws -> ([PostingLink], isTruncated: Bool) {
        var links = PostingLinks.find(in: first, selector: selector)
        guard !links.isEmpty else { return ([], false) }
        var seen: Set<String> = [CanonicalURL.key(first.url)]
        let groups = Set(links.map(\.group))
        var known = Set(links.map { CanonicalURL.key($0.url) })
        var next = NextPage.find(in: first)
        while let url = next, seen.insert(CanonicalURL.key(url)).inserted {
            if seen.count > Self.maximumPages { return (links, true) }
            let page: CareersPage
            do {
                page = try await reader.page(url)
            } catch is FetchError {
                return (links, true)
            }
            let further = PostingLinks.find(in: page, selector: selector, like: groups).filter {
                known.insert(CanonicalURL.key($0.url)).inserted
            }
            if further.isEmpty { break }
            links += further
            next = NextPage.find(in: page)
        }
        return (links, false)
    }
}

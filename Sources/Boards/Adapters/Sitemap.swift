internal import Domain
internal import Fetch
internal import Foundation
public import Markup

/// Sites whose sitemap lists their postings, for pages that show none themselves.
///
/// Source: https://www.sitemaps.org/protocol.html. A sitemap gives addresses alone, so that every posting's own page is
/// read; a title that stands in the address holds until then.
public struct Sitemap: PageAdapter {
    public let system = "sitemap"
    public let facts = AdapterFacts(
        "Sitemaps",
        detection: "`sitemap.xml` with addresses that look like postings, when the page itself shows none",
        gives: "what each posting's page shows", paging: "8 files, 5,000 postings",
        requests: "1 a file, 1 a new posting", recordings: ["sitemap"])
    /// Files of one sitemap that are read, those first that are named after jobs.
    private static let maximumFiles = 8
    private static let maximumAddresses = 50_000

    public init() {}

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        guard selector == nil, page.saysNoneOpen == nil, let addresses = try await addresses(behind: page, with: reader)
        else { return nil }
        var list = PostingList()
        let links = SitemapPostings.choose(from: addresses.locations, on: page.url)
        for link in links.prefix(SitemapPostings.maximum) { list.add(link.posting) }
        guard !list.postings.isEmpty else { return nil }
        if !addresses.isWhole { list.truncate("the sitemap goes on after \(Self.maximumFiles) files") }
        if links.count > SitemapPostings.maximum {
            list.truncate("the sitemap lists \(links.count) postings, the first \(SitemapPostings.maximum) were read")
        }
        let company = page.siteName
        try await list.addDetails(company: company, with: reader) { posting in
            guard let url = posting.url else { return posting }
            let own = PostingPage(page: try await reader.page(url))
            var read = own.completing(posting)
            read.title = own.ownTitle ?? posting.title
            return read
        }
        let unread = list.remove { $0.title == SitemapPostings.untitled }
        if unread > 0 {
            list.truncate("\(unread) postings were left out: their pages, which alone name them, were not read")
        }
        return Reading(list, company: company, careersURL: page.url, source: system)
    }

    private struct Addresses {
        var locations: [SitemapFile.Location] = []
        var isWhole = true
    }

    /// What the sitemap lists: the page when it is one itself, else the site's.
    private func addresses(behind page: CareersPage, with reader: Reader) async throws -> Addresses? {
        var files: [SitemapFile]
        if let own = SitemapFile(page.bytes, at: page.url) {
            files = [own]
        } else {
            guard let url = URL(string: "/sitemap.xml", relativeTo: page.url)?.absoluteURL,
                let file = try await file(at: url, with: reader)
            else { return nil }
            files = [file]
        }
        var found = Addresses()
        var waiting = files.removeFirst().take(into: &found.locations)
        var read = 0
        while !waiting.isEmpty {
            let next = waiting.firstIndex { SitemapFile.isNamedAfterJobs($0) } ?? 0
            let url = waiting.remove(at: next)
            guard read < Self.maximumFiles, found.locations.count < Self.maximumAddresses else {
                found.isWhole = false
                break
            }
            read += 1
            guard let file = try await file(at: url, with: reader) else {
                found.isWhole = false
                continue
            }
            waiting += file.take(into: &found.locations).prefix(100)
        }
        return found
    }

    private func file(at url: URL, with reader: Reader) async throws -> SitemapFile? {
        do {
            let response = try await reader.fetch(FetchRequest(url, headers: ["Accept": "application/xml, text/xml"]))
            return SitemapFile(response.body, at: response.url)
        } catch is FetchError {
            return nil
        }
    }
}

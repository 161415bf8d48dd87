internal import Domain
internal import Fetch
internal import Foundation
public import Markup

/// A careers page that shows no postings itself, but names a feed of them (`<link rel="alternate">`).
public struct LinkedFeed: PageAdapter {
    public let system = "feed"
    public let facts = AdapterFacts(
        "Linked feeds",
        detection: "`<link rel=alternate>` to a feed of postings",
        gives: "what the feed has", paging: "one answer",
        requests: "1 more")
    private static let maximumFeeds = 3

    public init() {}

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        guard selector == nil, page.saysNoneOpen == nil else { return nil }
        for url in Self.feeds(of: page) {
            do {
                let response = try await reader.fetch(
                    FetchRequest(url, headers: ["Accept": "application/xml, */*;q=0.5"]))
                guard
                    let (list, company) = JobFeed.postings(in: response.body, at: response.url, isLinked: true),
                    !list.postings.isEmpty
                else { continue }
                return Reading(list, company: company ?? page.siteName, careersURL: page.url, source: system)
            } catch is FetchError {
                continue
            }
        }
        return nil
    }

    private static func feeds(of page: CareersPage) -> [URL] {
        let links = page.tree?.select(alternates).compactMap { node in
            let type = node.attribute("type")?.lowercased() ?? ""
            let isFeed = ["rss", "atom", "feed+json", "/xml"].contains { type.contains($0) }
            return isFeed && node.attribute("title")?.lowercased().contains("comment") != true ? node.link : nil
        }
        return Array((links ?? []).prefix(maximumFeeds))
    }

    private static let alternates = selector("link[rel~='alternate'][href]")
}

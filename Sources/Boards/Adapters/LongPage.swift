internal import Foundation
public import Markup

/// One page that holds all postings with their texts, each under a heading or in a part that opens.
public struct LongPage: PageAdapter {
    public let system = "page"
    public let facts = AdapterFacts(
        "One long page",
        detection: "headings or accordions that look like postings",
        gives: "text", paging: "what the page shows",
        requests: "1")

    public init() {}

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        guard selector == nil else { return nil }
        var list = PostingList()
        for posting in PostingSections.find(in: page) { list.add(posting) }
        guard !list.postings.isEmpty else { return nil }
        return Reading(list, company: page.siteName, careersURL: page.url, source: system)
    }
}

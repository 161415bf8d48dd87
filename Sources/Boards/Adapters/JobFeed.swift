internal import Domain
internal import Fetch
internal import Foundation
public import Markup

/// A feed of postings, whoever made it: RSS, Atom, a search engine's list of `<job>`, a JSON Feed.
///
/// Source: https://www.rssboard.org/rss-specification, RFC 4287, https://www.jsonfeed.org/version/1.1,
/// https://docs.indeed.com/job-sync-api/xml-feeds; feeds recorded in 2020 and 2026.
public struct JobFeed: PageAdapter {
    public let system = "feed"
    public let facts = AdapterFacts(
        "Feeds",
        detection: "RSS, Atom, JSON Feed, and XML lists of `<job>`",
        gives: "what the feed has", paging: "one answer",
        requests: "1", recordings: ["feeds"])

    public init() {}

    public func read(_ page: CareersPage, selector: CSSSelector?, with reader: Reader) async throws -> Reading? {
        guard selector == nil, let found = Self.postings(in: page.bytes, at: page.url, isLinked: false) else {
            return nil
        }
        var list = found.list
        try list.check(system, page.url)
        let name = found.company ?? page.siteName
        try await list.addDetails(company: name, with: reader) { posting in
            try await PostingPage.complete(posting, from: page.url, with: reader)
        }
        return Reading(list, company: name, careersURL: page.url, source: system)
    }

    /// - Parameter isLinked: whether a page only links to the feed, which may be that of its blog then.
    /// - Returns: nil when the bytes are no feed, or one of something else.
    static func postings(in bytes: [UInt8], at url: URL, isLinked: Bool) -> (list: PostingList, company: String?)? {
        var list = PostingList()
        if let feed = Feed(bytes, at: url) {
            guard isLinked ? feed.isSurelyOfPostings : feed.isOfPostings else { return nil }
            for entry in feed.entries { list.add(entry.posting) }
            return (list, feed.company ?? feed.title)
        }
        guard bytes.first == UInt8(ascii: "{"), let root = try? JSON(parsing: bytes),
            root["version"].string?.contains("jsonfeed.org") == true
        else { return nil }
        let items = root["items"].array
        let areMarked = items.contains { $0["_jobposting"].isObject }
        guard areMarked || !isLinked else { return nil }
        for item in items { list.add(JSONFeedItem(item, on: url).posting) }
        return (list, root["title"].line)
    }
}

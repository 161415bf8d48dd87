internal import Domain
internal import Foundation
internal import Markup

/// The postings that a page lists for search engines by their addresses alone (schema.org ItemList).
enum ItemListLinks {
    private static let maximum = 5_000

    static func find(in page: CareersPage) -> [PostingLink] {
        guard let tree = page.tree else { return [] }
        var links: [PostingLink] = []
        for script in tree.select(scripts) {
            let text = script.rawText
            guard text.contains("ItemList"), let root = try? JSON(parsing: Array(text.utf8)) else { continue }
            for list in lists(in: root, depth: 0) {
                for element in list["itemListElement"].array.prefix(maximum) {
                    guard let link = link(element, on: page) else { continue }
                    links.append(link)
                }
            }
        }
        return links
    }

    private static let scripts = selector("script[type*='ld+json']")

    private static func lists(in json: JSON, depth: Int) -> [JSON] {
        guard depth < 6 else { return [] }
        if json.isArray { return json.array.prefix(100).flatMap { lists(in: $0, depth: depth + 1) } }
        if json["@type"].oneOrMany.contains(where: { $0.string == "ItemList" }) { return [json] }
        return ["@graph", "mainEntity"].flatMap { (name: StaticString) in lists(in: json[name], depth: depth + 1) }
    }

    private static func link(_ element: JSON, on page: CareersPage) -> PostingLink? {
        let item = element["item"]
        guard let url = element["url"].url(on: page.url) ?? item["url"].url(on: page.url) ?? item.url(on: page.url)
        else {
            return nil
        }
        let address = LinkAddress(url, on: page.url)
        let title = element["name"].line ?? item["name"].line ?? SitemapPostings(url: url, changedAt: nil).posting.title
        guard !address.leadsElsewhere, address.points >= 3 || TitleWords.areIn(title) else { return nil }
        return PostingLink(url: CanonicalURL.of(url), title: title, details: [], group: "ItemList")
    }
}

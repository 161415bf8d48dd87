internal import Foundation
internal import Markup

/// A link on a careers page that leads to a posting.
struct PostingLink: Hashable {
    var url: URL
    var title: String
    /// What the row says beside the title: place, department, contract.
    var details: [String]
    /// The place, where an element of the row is called after it.
    var location: String? = nil
    /// What its address shares with its fellows'.
    var group: String
}

/// Finds the links of a page that are postings.
///
/// Postings come in groups: links at like places of the tree whose addresses are alike. Each link gets points for its
/// address, its text and its place; a group is taken or left as a whole by its average, so that a title that no list
/// of words knows ("Support Engineer", "Designer", "Ninja") stays with its fellows.
enum PostingLinks {
    /// - Parameters:
    ///   - selector: names the links, or elements in or around them; then no guessing is done.
    ///   - patterns: those of an earlier page of the same list, where few may be left to speak for each other.
    static func find(in page: CareersPage, selector: CSSSelector?, like patterns: Set<String> = []) -> [PostingLink] {
        guard let tree = page.tree else { return [] }
        if let selector { return merged(chosen(by: selector, tree, page)) }
        let candidates = tree.select(anchors).prefix(maximumLinks).enumerated().compactMap {
            Candidate($1, order: $0, on: page)
        }
        var taken: [Candidate] = []
        for group in Dictionary(grouping: candidates, by: \.group).values {
            let average = group.map(\.points).reduce(0, +) / Double(group.count)
            let variety = Set(group.map(\.url)).count
            if patterns.contains(group[0].pattern) || average + min(1, Double(variety - 1) / 2) >= 4 {
                taken += group.filter { $0.points > 0 }
            }
        }
        return merged(completed(taken.sorted { $0.order < $1.order }))
    }

    /// What the cards say that the postings stand on, beyond the rows around their links.
    private static func completed(_ candidates: [Candidate]) -> [Candidate] {
        let links = Dictionary(
            candidates.map { ($0.node, CanonicalURL.key($0.url)) }, uniquingKeysWith: { first, _ in first })
        guard Set(links.values).count > 1 else { return candidates }
        return candidates.map { candidate in
            guard candidate.location == nil, let card = PostingCard(around: candidate.node, among: links) else {
                return candidate
            }
            var candidate = candidate
            candidate.location = card.location(beside: candidate.title)
            candidate.details += card.labels(beside: candidate.title).filter { !candidate.details.contains($0) }
            return candidate
        }
    }

    /// More than any page lists at once.
    private static let maximumLinks = 5_000
    private static let anchors = Boards.selector("a[href]")

    private static func chosen(by selector: CSSSelector, _ tree: HTMLPage, _ page: CareersPage) -> [Candidate] {
        let nodes = tree.select(selector)
        let links = nodes.prefix(maximumLinks).flatMap { node -> [HTMLNode] in
            if node.name == "a" { return [node] }
            let inside = node.select(anchors)
            if !inside.isEmpty { return inside }
            return sequence(first: node, next: \.parent).first { $0.name == "a" }.map { [$0] } ?? []
        }
        return links.prefix(maximumLinks).enumerated().compactMap { Candidate($1, order: $0, on: page) }.filter {
            !$0.leadsElsewhere
        }
    }

    /// Several links of a row lead to one posting: one link, with the best title.
    private static func merged(_ candidates: [Candidate]) -> [PostingLink] {
        var links: [PostingLink] = []
        var places: [String: Int] = [:]
        for candidate in candidates {
            let key = CanonicalURL.key(candidate.url)
            if let place = places[key] {
                if links[place].title.isEmpty { links[place].title = candidate.title }
                continue
            }
            places[key] = links.count
            links.append(
                PostingLink(
                    url: candidate.url, title: candidate.title, details: candidate.details,
                    location: candidate.location, group: candidate.pattern))
        }
        return links.filter { link in
            !link.title.isEmpty && (place(ofPostingBehind: link.url).map { places[$0] == nil } ?? true)
        }
    }

    /// For a form to apply with (`/jobs/7/apply`), the posting that it belongs to.
    private static func place(ofPostingBehind url: URL) -> String? {
        ["apply", "application", "bewerben"].contains(url.lastPathComponent.lowercased())
            ? CanonicalURL.key(url.deletingLastPathComponent()) : nil
    }

    /// One link and what speaks for it.
    private struct Candidate {
        let url: URL
        let title: String
        var details: [String]
        var location: String?
        let node: HTMLNode
        /// The place in the tree and the address's pattern.
        let group: String
        let pattern: String
        let points: Double
        let leadsElsewhere: Bool
        let order: Int

        init?(_ node: HTMLNode, order: Int, on page: CareersPage) {
            guard let link = node.link, CanonicalURL.key(link) != CanonicalURL.key(page.url) else { return nil }
            let row = PostingRow(of: node)
            let address = LinkAddress(link, on: page.url)
            url = CanonicalURL.of(link)
            title = row.title
            details = row.details
            location = row.location
            self.node = node
            self.order = order
            leadsElsewhere = row.leadsElsewhere || address.leadsElsewhere
            pattern = address.pattern
            group = row.place + " " + pattern
            var points = address.points + (TitleWords.areIn(row.title) ? 3.0 : 0)
            if row.isApplication { points += 2 }
            if row.isInChrome { points -= 4 }
            if row.title.count > 120 { points -= 3 }
            self.points = leadsElsewhere || row.title.isEmpty ? min(points - 6, 0) : points
        }
    }
}

internal import Domain
internal import Foundation
internal import Markup

/// A feed of entries in any of the shapes in which postings are fed: RSS, RSS 1.0, Atom, and the lists of `<job>` that
/// job search engines take.
struct Feed {
    /// What the feed calls itself.
    let title: String?
    let entries: [FeedEntry]

    /// Nil when there are no entries in it, of whatever kind.
    init?(_ root: XMLTree, at url: URL) {
        let found = Self.entries(in: root, depth: 0)
        guard !found.isEmpty || Self.roots.contains(root.name.lowercased()) else { return nil }
        entries = found.prefix(Self.maximumEntries).map { FeedEntry($0, on: url) }
        title = (root.first("channel") ?? root).line("title", "publisher")
    }

    /// Parses bytes that may be a feed; nil for other documents.
    init?(_ bytes: [UInt8], at url: URL) {
        guard Self.mayBeXML(bytes) else { return nil }
        guard let root = (try? XMLTree(bytes)) ?? (try? XMLTree(XMLRepair.repaired(bytes))) else { return nil }
        self.init(root, at: url)
    }

    /// The one company that all entries name.
    var company: String? {
        let names = Set(entries.prefix(500).compactMap(\.company))
        return names.count == 1 ? names.first : nil
    }

    /// Whether its entries are postings and not articles: by what they are called, or most of them by their titles and
    /// addresses.
    var isOfPostings: Bool {
        guard !entries.isEmpty else { return false }
        return entries.count(where: \.isLikePosting) * 2 > entries.count
    }

    /// The same by what they hold and where they lead alone: an article can have a title like a job's.
    var isSurelyOfPostings: Bool {
        guard !entries.isEmpty else { return false }
        return entries.count(where: \.isSurelyPosting) * 2 > entries.count
    }

    private static let maximumEntries = 20_000
    private static let maximumDepth = 4
    private static let roots: Set<String> = ["rss", "feed", "rdf", "source", "jobs"]

    /// The elements that are called as entries are, where there are most of them.
    private static func entries(in element: XMLTree, depth: Int) -> [XMLTree] {
        guard depth < maximumDepth else { return [] }
        let inner = element.elements
        let own = inner.filter { FeedEntry.names.contains($0.name.lowercased()) && $0.elements.count > 1 }
        if !own.isEmpty { return own }
        return inner.prefix(1_000).map { entries(in: $0, depth: depth + 1) }.max { $0.count < $1.count } ?? []
    }

    private static func mayBeXML(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(1_000), as: UTF8.self).lowercased()
        return head.contains("<") && !head.contains("<!doctype html") && !head.contains("<html")
    }
}

internal import Foundation
internal import Markup

/// One file of a sitemap: addresses of pages, or of further files.
struct SitemapFile {
    /// A page and when it was changed.
    struct Location {
        var url: URL
        var changedAt: Date?
    }

    private let root: XMLTree
    private let url: URL

    /// Nil for bytes that are no sitemap.
    init?(_ bytes: [UInt8], at url: URL) {
        let head = String(decoding: bytes.prefix(2_000), as: UTF8.self)
        guard head.contains("<urlset") || head.contains("<sitemapindex") else { return nil }
        guard let root = (try? XMLTree(bytes)) ?? (try? XMLTree(XMLRepair.repaired(bytes))) else { return nil }
        self.root = root
        self.url = url
    }

    /// Adds its pages to others.
    /// - Returns: the further files that it names, on its own host.
    func take(into locations: inout [Location]) -> [URL] {
        if root.name == "sitemapindex" {
            return root.all("sitemap").compactMap { $0.link("loc", on: url) }.filter { $0.host() == url.host() }
        }
        for entry in root.all("url") {
            if let page = entry.link("loc", on: url) {
                locations.append(Location(url: page, changedAt: entry.date("lastmod")))
            }
        }
        return []
    }

    static func isNamedAfterJobs(_ url: URL) -> Bool {
        let name = url.lastPathComponent.lowercased()
        return ["job", "career", "vacanc", "position", "stelle", "emploi", "posting", "karriere", "vaga"].contains {
            name.contains($0)
        }
    }
}

internal import Foundation
internal import Markup

/// Finds where a list of postings goes on.
enum NextPage {
    /// By `rel=next`, by a link that says "next", or by the link to the number after the page's own.
    static func find(in page: CareersPage) -> URL? {
        guard let tree = page.tree else { return nil }
        if let url = tree.select(marked).lazy.compactMap(\.link).first(where: { isSameList($0, page.url) }) {
            return url
        }
        let here = Numbered(page.url)
        let links = tree.select(anchors).prefix(5_000).filter { node in
            node.link.map { isSameList($0, page.url) && Numbered($0).path.starts(with: here.path) } ?? false
        }
        let named = links.first { node in
            words.contains(node.line.lowercased()) || words.contains(node.attribute("aria-label")?.lowercased() ?? "")
        }
        if let named { return named.link }
        return links.first { node in
            guard let link = node.link else { return false }
            let numbered = Numbered(link)
            return node.line == String(numbered.number) && numbered.number == here.number + 1
                && numbered.path == here.path
        }?.link
    }

    /// An address with a page's number in it: `?page=2`, `/page/2`, `/jobs/2`; without one it is page 1.
    private struct Numbered {
        var number = 1
        var path: [Substring]

        init(_ url: URL) {
            path = url.path.split(separator: "/")
            let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
            let item = items.first { ["page", "p", "pg", "seite"].contains($0.name.lowercased()) }
            if let value = item?.value.flatMap({ Int($0) }) {
                number = value
            } else if let last = path.last, last.count < 5, let value = Int(last) {
                number = value
                path.removeLast()
                if path.last == "page" { path.removeLast() }
            }
        }
    }

    private static func isSameList(_ link: URL, _ page: URL) -> Bool {
        link.host() == page.host() && CanonicalURL.key(link) != CanonicalURL.key(page)
    }

    private static let marked = selector("link[rel='next'], a[rel~='next']")
    private static let anchors = selector("a[href]")
    private static let words: Set<String> = [
        "next", "next page", "next »", "next ›", "next →", "older", "›", "»", "→", ">", "weiter", "nächste",
        "nächste seite",
        "suivant", "page suivante", "siguiente", "página siguiente", "volgende", "próximo", "próxima", "další",
        "następna",
        "successivo", "avanti", "následující",
    ]
}

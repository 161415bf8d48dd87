internal import Foundation
internal import Markup

/// Finds where a list of postings goes on.
enum NextPage {
    /// By `rel=next`, by a link that says "next", or by the link to the number after the page's own.
    static func find(in page: CareersPage) -> URL? {
        guard let tree = page.tree else { return nil }
        if let url = tree.select(marked).lazy.compactMap(\.link).first(where: { isSameList($0, page.url) }) { return url }
        let links = tree.select(anchors).filter { node in node.link.map { isSameList($0, page.url) } ?? false }
        let named = links.first { node in
            words.contains(node.line.lowercased()) || words.contains(node.attribute("aria-label")?.lowercased() ?? "")
        }
        if let named { return named.link }
        let following = String(number(of: page.url) + 1)
        return links.first { node in
            node.line == following && node.link.map { String(number(of: $0)) == following } ?? false
        }?.link
    }

    /// The page's number in its address; 1 when there is none.
    private static func number(of url: URL) -> Int {
        let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
        let named = items.first { ["page", "p", "pg", "seite"].contains($0.name.lowercased()) }?.value.flatMap { Int($0) }
        let inPath = url.path.firstMatch(of: #/\/page\/(\d+)/#).flatMap { Int($0.1) }
        return named ?? inPath ?? 1
    }

    private static func isSameList(_ link: URL, _ page: URL) -> Bool {
        link.host() == page.host() && CanonicalURL.key(link) != CanonicalURL.key(page)
    }

    private static let marked = selector("link[rel='next'], a[rel~='next']")
    private static let anchors = selector("a[href]")
    private static let words: Set<String> = [
        "next", "next page", "next »", "next ›", "next →", "older", "›", "»", "→", ">", "weiter", "nächste", "nächste seite",
        "suivant", "page suivante", "siguiente", "página siguiente", "volgende", "próximo", "próxima", "další", "następna",
        "successivo", "avanti",
    ]
}

internal import Foundation
internal import Markup

/// Finds where a list of postings goes on.
enum NextPage {
    /// By `rel=next`, by what a button loads more from, by a link that says "next", or by the link to the number after the page's own.
    static func find(in page: CareersPage) -> URL? {
        guard let tree = page.tree else { return nil }
        if let url = tree.select(marked).lazy.compactMap(\.link).first(where: { isSameList($0, page.url) }) {
            return url
        }
        if let url = loaded(tree, page.url) { return url }
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

    /// What a "load more" button or an endless list asks for when somebody comes to its end.
    private static func loaded(_ tree: HTMLPage, _ page: URL) -> URL? {
        for node in tree.select(loaders).prefix(20) {
            for name in [
                "data-next-url", "data-next-page-url", "data-next", "data-load-more-url", "data-url", "hx-get",
            ] {
                guard let value = node.attribute(name), value.contains("/") || value.contains("?"),
                    let url = WebLink.parse(value, on: tree.baseURL), isSameList(url, page)
                else { continue }
                return url
            }
        }
        return nil
    }

    /// An address with a page's number in it: `?page=2`, `/page/2`, `/jobs/2`; without one it is page 1.
    private struct Numbered {
        var number = 1
        var path: [Substring]
        /// What is outside is no number of a page, and may be one that cannot be counted on from.
        private static let numbers = 0..<1_000_000

        init(_ url: URL) {
            path = url.path.split(separator: "/")
            let items = URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems ?? []
            let item = items.first {
                ["page", "p", "pg", "seite", "pagina", "página", "strana", "paged", "pagenumber", "currentpage"]
                    .contains($0.name.lowercased())
            }
            if let value = item?.value.flatMap({ Int($0) }), Self.numbers.contains(value) {
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
    private static let loaders = selector(
        """
        [data-next-url], [data-next-page-url], [data-next], [data-load-more-url], [class*='load-more'][data-url], \
        [class*='loadmore'][data-url], [class*='load-more'][hx-get], [class*='pagination'] [hx-get]
        """)
    private static let anchors = selector("a[href]")
    private static let words: Set<String> = [
        "next", "next page", "next »", "next ›", "next →", "older", "›", "»", "→", ">", "weiter", "nächste",
        "nächste seite",
        "suivant", "page suivante", "siguiente", "página siguiente", "volgende", "próximo", "próxima", "další",
        "następna",
        "successivo", "avanti", "následující", "load more", "load more jobs", "show more", "show more jobs",
        "more jobs",
        "mehr laden", "mehr anzeigen", "weitere stellen", "mehr stellen anzeigen", "voir plus", "charger plus",
        "afficher plus", "cargar más", "ver más ofertas", "mostrar más", "meer laden", "toon meer", "meer vacatures",
        "carregar mais", "ver mais vagas", "načíst další", "další nabídky", "zobrazit další", "carica altro",
    ]
}

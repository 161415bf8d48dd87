internal import Foundation
internal import Markup

/// Finds the element of a posting's page that holds the advert, by where the page's text stands.
struct AdvertBody {
    private static let maximumElements = 30_000
    private static let maximumText = 20_000
    /// What says less is no advert.
    private static let enoughText = 200

    /// The text that stands in each element, links and frames of the page apart.
    private var weights: [HTMLNode: Int] = [:]
    /// What stands aside of the advert.
    private var asides: Set<HTMLNode> = []
    private let root: HTMLNode

    static func find(in tree: HTMLPage) -> CleanHTML? {
        guard let root = tree.root else { return nil }
        let search = AdvertBody(root)
        let main = search.named(mains, least: 0.5) ?? search.densest
        let whole = search.clean(main)
        guard let described = search.described.map(search.clean),
            described.text.count > enoughText
        else {
            return whole
        }
        return described
    }

    private init(_ root: HTMLNode) {
        self.root = root
        var texts: [(way: [HTMLNode], count: Int)] = []
        var all: [HTMLNode: Int] = [:]
        for node in root.subtree.prefix(Self.maximumElements) where !Self.silent.contains(node.name) {
            let count = node.textBytes(upTo: Self.maximumText)
            guard count > 1 else { continue }
            let way = Array(sequence(first: node, next: \.parent))
            texts.append((way, count))
            for holder in way { all[holder, default: 0] += count }
        }
        // Where most of the page stands in a form, the form is the page, or its end was not found.
        let most = (all[root] ?? 0) / 2
        asides = Set(all.keys.filter { Self.isAside($0) && (all[$0] ?? 0) < most })
        for text in texts where !text.way.contains(where: asides.contains) {
            for holder in text.way { weights[holder, default: 0] += text.count }
        }
    }

    private func weight(_ node: HTMLNode) -> Double { Double(weights[node] ?? 0) }

    /// The fullest element that is called an advert, when it holds this share of the page's text.
    private func named(_ selector: CSSSelector, least: Double) -> HTMLNode? {
        let found = root.page.select(selector).prefix(1_000).max { weight($0) < weight($1) }
        return found.flatMap { weight($0) > 0 && weight($0) >= least * weight(root) ? $0 : nil }
    }

    /// The element that is marked as the description, else the fullest that is called after it.
    private var described: HTMLNode? { named(Self.marked, least: 0.1) ?? named(Self.descriptions, least: 0.3) }

    /// The smallest element that holds nearly all of the text.
    private var densest: HTMLNode {
        var node = root
        while let child = node.children.max(by: { weight($0) < weight($1) }), weight(child) >= 0.7 * weight(node),
            weight(child) > 0
        {
            node = child
        }
        // The text itself is a paragraph of what was looked for.
        return ["p", "li", "span", "b", "strong", "td"].contains(node.name) ? node.parent ?? node : node
    }

    /// An element without what stands aside in it.
    private func clean(_ node: HTMLNode) -> CleanHTML {
        let parts = parts(of: node, depth: 0)
        return parts.count == 1 ? parts[0] : CleanHTML(parts.map { "<div>\($0.html)</div>" }.joined())
    }

    private func parts(of node: HTMLNode, depth: Int) -> [CleanHTML] {
        if depth > 0, asides.contains(node) { return [] }
        guard depth < 12, !node.hasOwnText, node.subtree.prefix(Self.maximumElements).contains(where: asides.contains)
        else {
            return [node.clean]
        }
        return node.children.flatMap { parts(of: $0, depth: depth + 1) }
    }

    /// Whether an element stands aside of what the page is about: menus, dialogs, notices of cookies, forms.
    private static func isAside(_ node: HTMLNode) -> Bool {
        if ["nav", "footer", "header", "aside", "form", "dialog"].contains(node.name) {
            return node.name != "header" || isTop(node)
        }
        if ["dialog", "alertdialog", "navigation", "contentinfo", "banner"].contains(node.attribute("role")) {
            return true
        }
        guard let names = node.attribute("class")?.lowercased(), node.name != "body", node.name != "html" else {
            return false
        }
        let words = names.split { !$0.isLetter }
        return words.contains {
            ["modal", "cookie", "cookies", "breadcrumb", "breadcrumbs", "popup", "modaldialog"].contains($0)
        }
    }

    /// Whether a header is the page's own, and not that of an article in it.
    private static func isTop(_ header: HTMLNode) -> Bool {
        !sequence(first: header, next: \.parent).contains { ["main", "article", "section"].contains($0.name) }
    }

    private static let silent: Set<String> = [
        "a", "script", "style", "noscript", "template", "button", "option", "select", "label", "textarea", "svg",
        "title",
    ]
    private static let marked = selector("[itemprop='description'], #job-description, [data-jobad='body']")
    private static let descriptions = selector(
        """
        [class*='job-description'], [class*='jobDescription'], [class*='JobDescription'], [class*='posting-description']
        """)
    private static let mains = selector("main, article, [role='main'], #main, #content, .content")
}

internal import Domain
internal import Foundation
internal import Markup

/// Postings that stand in one long page, each under a heading with its text, without pages of their own.
struct PostingSections {
    private static let maximumSections = 500
    private static let maximumText = 60_000
    /// A posting says at least this much about itself.
    private static let enoughText = 80

    static func find(in page: CareersPage) -> [Posting] {
        guard let tree = page.tree else { return [] }
        var best: [Posting] = []
        for selector in headings {
            let nodes = tree.select(selector).prefix(maximumSections).filter { !isInChrome($0) }
            let titled = nodes.filter { isTitle($0.line) }
            // Headings of one level that mostly are jobs' titles; one alone may be anything.
            guard titled.count > 1, titled.count * 2 > nodes.count else { continue }
            let postings = titled.compactMap { posting(under: $0, among: Set(nodes), on: page) }
            if postings.count > 1, postings.count > best.count { best = postings }
        }
        return best
    }

    private static func isTitle(_ line: String) -> Bool {
        3...150 ~= line.count && TitleWords.areIn(line) && !LinkWords.leadsElsewhere(line) && !line.hasSuffix("?")
    }

    private static func posting(under heading: HTMLNode, among others: Set<HTMLNode>, on page: CareersPage) -> Posting?
    {
        let html = text(under: heading, among: others)
        guard let html, html.text.count >= enoughText else { return nil }
        let title = heading.line
        let mark = mark(of: heading) ?? slug(title)
        var parts = URLComponents(url: CanonicalURL.of(page.url), resolvingAgainstBaseURL: true)
        parts?.fragment = mark
        guard let url = parts?.url else { return nil }
        let fields = LabelledFields(html.text)
        return Posting(
            id: PostingID("\(CanonicalURL.key(page.url))#\(mark)"), title: title, url: url,
            locations: fields.places.names, workplace: fields.places.workplace,
            employmentType: fields.employmentType, description: html.text, descriptionHTML: html.html)
    }

    /// What follows the heading up to the next one: in its own element, or beside it, or beside what it stands in alone.
    private static func text(under heading: HTMLNode, among others: Set<HTMLNode>) -> CleanHTML? {
        for node in sequence(first: heading, next: \.parent).prefix(4) {
            guard node.name != "body", node == heading || !holdsAnother(node, than: heading, of: others) else {
                return nil
            }
            if node != heading {
                let own = node.clean
                if own.text.utf8.count < maximumText, own.text.count - heading.line.count >= enoughText { return own }
            }
            var parts: [CleanHTML] = []
            for sibling in sequence(first: node, next: \.nextSibling).dropFirst().prefix(40) {
                if others.contains(sibling) || holdsAnother(sibling, than: heading, of: others) { break }
                parts.append(sibling.clean)
            }
            let count = parts.reduce(0) { $0 + $1.text.count }
            if enoughText..<maximumText ~= count { return CleanHTML(parts.map { "<div>\($0.html)</div>" }.joined()) }
        }
        return nil
    }

    private static func holdsAnother(_ node: HTMLNode, than heading: HTMLNode, of others: Set<HTMLNode>) -> Bool {
        node.subtree.contains { $0 != heading && others.contains($0) }
    }

    /// The name by which the section can be linked to.
    private static func mark(of heading: HTMLNode) -> String? {
        sequence(first: heading, next: \.parent).prefix(3).lazy.compactMap { $0.attribute("id") }
            .first { !$0.isEmpty && $0.utf8.count < 200 && !$0.contains(" ") }
    }

    private static func slug(_ title: String) -> String {
        title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }

    private static func isInChrome(_ node: HTMLNode) -> Bool {
        sequence(first: node, next: \.parent).contains { ["nav", "footer", "header"].contains($0.name) }
    }

    private static let headings = [
        selector("h2"), selector("h3"), selector("h4"), selector("summary"), selector("dt"), selector("h5"),
        selector("button[aria-controls], [role='button'][aria-controls], [class*='accordion'] button"),
    ]
}

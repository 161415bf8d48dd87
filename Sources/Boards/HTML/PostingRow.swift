internal import Foundation
internal import Markup

/// What stands in and around a link: its title, what is said beside it, and where on the page it is.
struct PostingRow {
    let title: String
    let details: [String]
    /// The names of the elements around the link.
    let place: String
    /// Whether it is part of the page's frame: navigation, header, footer.
    let isInChrome: Bool
    /// Whether its text is that of a page that every site has.
    let leadsElsewhere: Bool

    init(of link: HTMLNode) {
        let ancestors = Array(sequence(first: link, next: \.parent).dropFirst().prefix(12))
        place = ancestors.prefix(5).map(\.name).joined(separator: ">")
        isInChrome = ancestors.contains(where: Self.isChrome)

        let text = link.clean.text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
        let whole = text.joined(separator: " ").lowercased()
        let isCall = whole.isEmpty || LinkWords.calls.contains(whole.trimmingCharacters(in: Self.marks))
        leadsElsewhere = !isCall && LinkWords.elsewhere.contains(whole.trimmingCharacters(in: Self.marks))

        let row = Self.row(around: link, ancestors)
        if isCall {
            let heading = row?.select(Self.headings).first { !$0.line.isEmpty }
            title =
                heading?.line ?? link.attribute("aria-label").map(PlainLine.of) ?? link.attribute("title").map(
                    PlainLine.of) ?? ""
        } else {
            title = link.select(Self.headings).first { !$0.line.isEmpty }?.line ?? text.first ?? ""
        }
        let title = title
        let around = (row ?? link).clean.text.split(whereSeparator: \.isNewline).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        details = around.filter {
            !$0.isEmpty && $0 != title && !LinkWords.calls.contains($0.lowercased()) && $0.count < 120
        }
    }

    /// The largest element around the link that holds no link to elsewhere.
    private static func row(around link: HTMLNode, _ ancestors: [HTMLNode]) -> HTMLNode? {
        let own = link.attribute("href")
        var row: HTMLNode?
        for ancestor in ancestors.prefix(6) {
            if ["body", "ul", "ol", "table", "tbody", "main"].contains(ancestor.name) { break }
            if holdsLink(ancestor, otherThan: own) { break }
            row = ancestor
        }
        return row
    }

    private static func holdsLink(_ node: HTMLNode, otherThan own: String?) -> Bool {
        var waiting = [node]
        while let next = waiting.popLast() {
            if next.name == "a", let href = next.attribute("href"), href != own { return true }
            waiting += next.children
        }
        return false
    }

    private static func isChrome(_ node: HTMLNode) -> Bool {
        if ["nav", "footer"].contains(node.name) { return true }
        if ["navigation", "contentinfo", "banner", "menu"].contains(node.attribute("role")) { return true }
        let words = node.classes.flatMap { $0.lowercased().split { $0 == "-" || $0 == "_" } }
        return words.contains {
            ["nav", "navbar", "navigation", "menu", "footer", "breadcrumb", "breadcrumbs", "cookie", "pagination"]
                .contains($0)
        }
            && node.name != "body"
    }

    private static let headings = selector(
        "h1, h2, h3, h4, h5, h6, [class*='title'], [class*='Title'], [class*='job-name']")
    private static let marks = CharacterSet.whitespaces.union(CharacterSet(charactersIn: "→›»>.!:"))
}

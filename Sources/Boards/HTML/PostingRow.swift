internal import Foundation
internal import Markup

/// What stands in and around a link: its title, what is said beside it, and where on the page it is.
struct PostingRow {
    let title: String
    let details: [String]
    /// The place, where an element of the row is called after it.
    let location: String?
    /// The names of the elements around the link, and what it says when that is no title: fellows say the same.
    let place: String
    /// Whether it is part of the page's frame: navigation, header, footer.
    let isInChrome: Bool
    /// Whether it is there to apply with.
    let isApplication: Bool
    /// Whether its text or title is that of a page that every site has.
    let leadsElsewhere: Bool

    init(of link: HTMLNode) {
        let ancestors = Array(sequence(first: link, next: \.parent).dropFirst().prefix(12))
        isInChrome = ancestors.contains(where: Self.isChrome)

        let row = Self.row(around: link, ancestors)
        let own = RowText.pieces(of: link)
        let around = row.map(RowText.pieces) ?? own
        let said = own.joined(separator: " ")
        let isCall = own.isEmpty || LinkWords.isCall(said)
        isApplication = isCall && LinkWords.isApplication(said)
        let title = isCall ? Self.title(beside: link, row, around) : Self.heading(in: link) ?? own[0]
        self.title = title
        leadsElsewhere = LinkWords.leadsElsewhere(isCall ? title : said)
        place = ancestors.prefix(5).map(\.name).joined(separator: ">") + (isCall ? " \(said.lowercased())" : "")
        location = row.flatMap { Self.location(in: $0, beside: title) }
        details = RowText.details(in: around, beside: title)
    }

    /// The title of a link that only says "Apply".
    private static func title(beside link: HTMLNode, _ row: HTMLNode?, _ around: [String]) -> String {
        if let heading = row.flatMap({ heading(in: $0) }) ?? heading(before: link) { return heading }
        if let said = around.first(where: { !LinkWords.isCall($0) }) { return said }
        return ["aria-label", "title"].lazy.compactMap { link.attribute($0).map(PlainLine.of) }
            .first { !$0.isEmpty && !LinkWords.isCall($0) } ?? ""
    }

    static func location(in row: HTMLNode, beside title: String) -> String? {
        let lines = row.select(locations).prefix(10).map(\.line)
        let line = lines.filter { 2..<100 ~= $0.count && $0 != title && !$0.contains(title) }.min {
            $0.count < $1.count
        }
        return line.map { $0.trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "-–|·•,"))) }
    }

    private static func heading(in node: HTMLNode) -> String? {
        node.select(headings).lazy.map(\.line).first { !$0.isEmpty && $0.count < 200 && !LinkWords.isCall($0) }
    }

    /// The heading that the link stands under, when nothing else is linked between the two.
    private static func heading(before link: HTMLNode) -> String? {
        for node in sequence(first: link, next: \.parent).prefix(3) {
            for sibling in sequence(first: node, next: \.previousSibling).dropFirst().prefix(8) {
                if ["h2", "h3", "h4", "h5", "h6", "strong", "dt"].contains(sibling.name) { return sibling.line }
                if !isRow(sibling, of: nil) { return nil }
            }
        }
        return nil
    }

    /// The largest element around the link that holds no link to elsewhere.
    private static func row(around link: HTMLNode, _ ancestors: [HTMLNode]) -> HTMLNode? {
        let own = link.attribute("href")
        return ancestors.prefix(6).prefix { !wholes.contains($0.name) && isRow($0, of: own) }.last
    }

    /// Whether an element is no more than one posting's part of a list: small, and without a link to elsewhere.
    private static func isRow(_ node: HTMLNode, of href: String?) -> Bool {
        var elements = 0
        var text = 0
        for inner in node.subtree {
            elements += 1
            text += inner.textBytes(upTo: maximumText)
            if elements > maximumElements || text > maximumText { return false }
            if inner.name == "a", let other = inner.attribute("href"), other != href { return false }
        }
        return true
    }

    private static func isChrome(_ node: HTMLNode) -> Bool {
        if ["nav", "footer"].contains(node.name) { return true }
        if ["navigation", "contentinfo", "banner", "menu"].contains(node.attribute("role")) { return true }
        let words = node.classes.flatMap { $0.lowercased().split { $0 == "-" || $0 == "_" } }
        return node.name != "body" && words.contains { chrome.contains(String($0)) }
    }

    private static let maximumElements = 300
    private static let maximumText = 8_000
    private static let wholes: Set<String> = ["body", "ul", "ol", "table", "tbody", "main"]
    private static let chrome: Set<String> = [
        "nav", "navbar", "navigation", "menu", "footer", "breadcrumb", "breadcrumbs", "cookie", "pagination",
    ]
    private static let locations = selector(
        """
        [itemprop='jobLocation'], [class*='location'], [class*='Location'], [class~='city'], [class~='place'], \
        [data-test*='local'], [data-testid*='location'], [class*='standort'], [class*='ubicacion'], [class*='locatie']
        """)
    private static let headings = selector(
        "h1, h2, h3, h4, h5, h6, [class*='title'], [class*='Title'], [class*='job-name']")
}

internal import Domain
internal import Foundation
internal import Markup

/// One schema.org JobPosting that a page marks up in its elements (`itemscope`, `itemprop`).
struct MicrodataPosting {
    private let scope: HTMLNode

    static func all(in page: CareersPage) -> [MicrodataPosting] {
        page.tree?.select(scopes).prefix(5_000).map(MicrodataPosting.init(scope:)) ?? []
    }

    private static let scopes = selector("[itemscope][itemtype*='schema.org/JobPosting']")

    var title: String? { line("title") ?? line("name") }

    var company: String? { line("name", in: node("hiringOrganization")) ?? line("hiringOrganization") }

    /// - Parameter isAlone: whether the page is this posting's own.
    func posting(on page: CareersPage, isAlone: Bool) -> Posting? {
        guard let title else { return nil }
        let own = isAlone ? nil : link
        let url = CanonicalURL.of(own ?? page.url)
        let key = isAlone || own != nil ? CanonicalURL.key(url) : "\(CanonicalURL.key(url))#\(title)"
        var places = Places()
        for place in scope.select(Self.places).prefix(100) { places.add(address(place)) }
        let html = node("description")?.clean
        return Posting(
            id: PostingID(key), title: title, url: url, locations: places.names,
            workplace: line("jobLocationType")?.uppercased() == "TELECOMMUTE" ? .remote : places.workplace,
            employmentType: line("employmentType").flatMap(EmploymentType.init(word:)),
            department: line("occupationalCategory").flatMap { $0.contains(where: \.isNumber) ? nil : $0 },
            salary: line("baseSalary").flatMap(WrittenSalary.parse),
            postedAt: line("datePosted").flatMap { Timestamp.parse($0) },
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    private var link: URL? {
        if let url = node("url") { return url.link ?? WebLink.parse(Self.value(of: url), on: scope.page.baseURL) }
        return scope.select(Self.links).lazy.compactMap(\.link).first
    }

    private func address(_ place: HTMLNode) -> String? {
        let parts = ["addressLocality", "addressRegion", "addressCountry"].compactMap { line($0, in: place) }
        if !parts.isEmpty { return parts.joined(separator: ", ") }
        return place.line
    }

    private func node(_ name: String, in parent: HTMLNode? = nil) -> HTMLNode? {
        (parent ?? scope).subtree.first {
            $0.attribute("itemprop")?.split(separator: " ").contains(Substring(name)) == true
        }
    }

    private func line(_ name: String, in parent: HTMLNode?) -> String? {
        guard let parent, let node = node(name, in: parent) else { return nil }
        let line = PlainLine.of(Self.value(of: node))
        return line.isEmpty ? nil : line
    }

    private func line(_ name: String) -> String? { line(name, in: scope) }

    private static func value(of node: HTMLNode) -> String {
        node.attribute("content") ?? node.attribute("datetime") ?? node.attribute("href") ?? node.line
    }

    private static let places = selector("[itemprop='jobLocation']")
    private static let links = selector("a[href]")
}

internal import Domain
internal import Fetch
internal import Foundation
internal import Markup

/// The feed that a SuccessFactors site makes for job search engines: RSS 2.0 with Google's old "base" elements.
struct SuccessFactorsFeed {
    let board: Board

    func read(with reader: Reader) async throws -> PostingList {
        let url = try Token.url("https://\(board.token)/googlefeed.xml", of: board)
        let answer = try await reader.api(url, headers: ["Accept": "application/xml,text/xml;q=0.9"])
        return try parse(answer.body, url)
    }

    func parse(_ bytes: [UInt8], _ url: URL) throws -> PostingList {
        let root: XMLTree
        do { root = try XMLTree(bytes) } catch {
            throw BoardError.changedShape(board.system, url, "it is not whole XML (\(bytes.count) bytes)")
        }
        guard root.name == "rss", let channel = root.first("channel") else {
            throw BoardError.changedShape(board.system, url, "there is no “channel”")
        }
        var list = PostingList()
        for item in channel.elements where item.name == "item" { list.add(posting(item)) }
        try list.check(board.system, url)
        return list
    }

    private func posting(_ item: XMLTree) -> Posting? {
        let link = text("link", of: item).flatMap { URL(string: $0) }
        guard let link, ["http", "https"].contains(link.scheme?.lowercased()), link.host()?.isEmpty == false,
            let name = text("title", of: item).map(PlainLine.of)
        else { return nil }
        let place = text("location", of: item).map(PlainLine.of)
        var places = Places()
        places.add(place)
        let url = CanonicalURL.of(link)
        // The text is HTML, escaped once more than XML asks for on most sites.
        let html = text("description", of: item).map { CleanHTML($0) }
        let category = text("job_function", of: item).map(PlainLine.of)
        return Posting(
            id: PostingID(text("guid", of: item) ?? text("id", of: item) ?? CanonicalURL.key(url)),
            title: place == nil ? name : Self.withoutPlace(name), url: url, locations: places.names,
            workplace: places.workplace,
            employmentType: text("job_type", of: item).flatMap(EmploymentType.init(word:)),
            department: category == "ATS_WEBFORM" ? nil : category,
            postedAt: (text("publish_date", of: item) ?? text("pubDate", of: item)).flatMap { Timestamp.parse($0) },
            description: html?.text ?? "", descriptionHTML: html?.html ?? "")
    }

    private func text(_ name: String, of item: XMLTree) -> String? {
        let text = item.first(name)?.text.trimmingCharacters(in: .whitespacesAndNewlines)
        return text?.isEmpty == false ? text : nil
    }

    /// "Weaver (Bergen, NO, 5003)" → "Weaver".
    private static func withoutPlace(_ title: String) -> String {
        let short = title.replacing(#/\s*\([^()]{1,100},[^()]{1,100}\)$/#, with: "")
        return short.isEmpty ? title : short
    }
}

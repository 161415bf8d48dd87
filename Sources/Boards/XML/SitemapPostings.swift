internal import Domain
internal import Foundation

/// The addresses of a sitemap that are postings.
struct SitemapPostings {
    let url: URL
    let changedAt: Date?

    /// More than a company's sitemap lists; each costs a request.
    static let maximum = 5_000
    /// Stands for a title that nothing but the posting's page says.
    static let untitled = "…"

    /// Groups of like addresses are taken or left as a whole, as links are: see `PostingLinks`. Where the address of the
    /// group says nothing, its last part must read like a title, unless the host is there for jobs alone.
    static func choose(from locations: [SitemapFile.Location], on page: URL) -> [SitemapPostings] {
        let own = locations.filter { LinkAddress.site(of: $0.url) == LinkAddress.site(of: page) }
        let isJobsHost = isForJobs(page.host() ?? "")
        var chosen: [SitemapPostings] = []
        var names: Set<String> = []
        for location in own where CanonicalURL.key(location.url) != CanonicalURL.key(page) {
            let address = LinkAddress(location.url, on: page)
            guard !address.leadsElsewhere, let name = location.url.pathComponents.last, name != "/" else { continue }
            let isTitled = title(in: location.url).map(TitleWords.areIn) ?? false
            let isNumbered = name.contains(#/\d{4,}|[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{32}/#)
            guard address.points >= 3.5 || isJobsHost && isNumbered || isTitled && address.points > 0 else { continue }
            // The same posting in another language stands under another folder, or has the same number elsewhere.
            let path = location.url.pathComponents.filter { $0.wholeMatch(of: language) == nil }.joined(separator: "/")
            guard names.insert(isNumbered ? name : path).inserted else { continue }
            chosen.append(SitemapPostings(url: location.url, changedAt: location.changedAt))
        }
        return chosen
    }

    private static var language: Regex<Substring> { #/[a-z]{2}(?:[-_][A-Za-z]{2})?/# }

    var posting: Posting {
        let address = CanonicalURL.of(url)
        return Posting(
            id: PostingID(CanonicalURL.key(address)), title: Self.title(in: url) ?? Self.untitled, url: address,
            updatedAt: changedAt)
    }

    /// "backend-engineer-berlin-4711" → "Backend Engineer Berlin"; nil for what is no words.
    private static func title(in url: URL) -> String? {
        guard !url.lastPathComponent.contains(#/[0-9a-f]{8}-[0-9a-f]{4}/#) else { return nil }
        let words = url.lastPathComponent.split { "-_+ ".contains($0) }.filter { word in
            !word.contains(where: \.isNumber) && !["html", "htm"].contains(word.lowercased())
        }
        guard words.joined().count > 3, words.contains(where: { $0.count > 2 }) else { return nil }
        let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
        return name.count < 150 ? name.split(separator: ".").first.map(String.init) : nil
    }

    private static func isForJobs(_ host: String) -> Bool {
        host.lowercased().split(separator: ".").dropLast().contains { label in
            ["jobs", "job", "careers", "career", "karriere", "recruiting", "vacatures", "empleo", "apply"].contains(
                label)
        }
    }
}

internal import Foundation

/// What a link's address says about where it leads.
struct LinkAddress {
    /// 3 and more for addresses such as postings have.
    let points: Double
    /// What like addresses share: host, path without the last part, names of the parameters.
    let pattern: String
    let leadsElsewhere: Bool

    init(_ link: URL, on page: URL) {
        let route = CanonicalURL.isRoute(link.fragment) ? link.fragment ?? "" : ""
        let segments = (link.path + "/" + route).split { "/!".contains($0) }.map { $0.lowercased() }
        let items = URLComponents(url: link, resolvingAgainstBaseURL: true)?.queryItems ?? []
        let names = items.map { $0.name.lowercased() }
        let own = page.path.split(separator: "/").map { $0.lowercased() }
        let last = segments.last ?? ""
        let folders = segments.dropLast()
        let isOwnSite = Self.site(of: link) == Self.site(of: page)
        let isHosted = JobHosts.serves(link)
        let stands = folders.contains(where: Self.isPostingSegment)

        var points = 0.0
        if isHosted, segments.count > 1, !Self.isPostingSegment(last) {
            points += 4
        } else if stands {
            points += 3
        } else if folders.contains(where: LinkWords.sectionPaths.contains) {
            points += 1.5
        }
        for item in items where item.value?.isEmpty == false {
            if LinkWords.postingParameters.contains(item.name.lowercased()) { points += 3 }
            if item.name.lowercased() == "id" { points += 1.5 }
        }
        // On a careers page made with Notion every page is below the host, with its number behind its name.
        if isOwnSite, ["notion.site", "notion.so"].contains(Self.site(of: page)), last.contains(#/[0-9a-f]{32}$/#) {
            points += 3
        }
        if last.contains(#/\d{4,}|[0-9a-f]{8}-[0-9a-f]{4}|[0-9a-f]{32}/#) { points += 1 }
        if last.split(separator: "-").count > 2 { points += 0.5 }
        if isOwnSite, segments.count > own.count, segments.starts(with: own), !own.isEmpty { points += 1 }
        if !isOwnSite, !isHosted { points -= stands ? 1 : 4 }
        if segments.isEmpty, items.isEmpty { points -= 4 }

        let isFilter = !names.isEmpty && names.allSatisfy(LinkWords.listParameters.contains)
        leadsElsewhere =
            LinkWords.elsewherePaths.contains(last)
            || isFilter && (Self.isPostingSegment(last) || segments.count <= own.count)
            || folders.last.map(LinkWords.listParameters.contains) ?? false
            || !stands && folders.contains { LinkWords.articlePaths.contains($0) || $0.contains(#/^(?:19|20)\d\d$/#) }
        self.points = min(points, 6)
        pattern = "\(link.host() ?? "")/\(folders.joined(separator: "/"))?\(names.sorted().joined(separator: "&"))"
    }

    private static func isPostingSegment(_ segment: String) -> Bool {
        LinkWords.postingPaths.contains(segment)
            || segment.count < 24 && ["jobs", "stellen", "vacanc", "positions"].contains { segment.contains($0) }
    }

    /// The last two labels of the host: careers.acme.example and www.acme.example are one site.
    static func site(of url: URL) -> String {
        (url.host() ?? "").lowercased().split(separator: ".").suffix(2).joined(separator: ".")
    }
}

internal import Foundation

/// What a link's address says about where it leads.
struct LinkAddress {
    /// 3 and more for addresses such as postings have.
    let points: Double
    /// What like addresses share: host, path without the last part, names of the parameters.
    let pattern: String
    let leadsElsewhere: Bool

    init(_ link: URL, on page: URL) {
        let segments = link.path.split(separator: "/").map { $0.lowercased() }
        let items = URLComponents(url: link, resolvingAgainstBaseURL: true)?.queryItems ?? []
        let names = items.map { $0.name.lowercased() }
        let last = segments.last ?? ""
        let isOwnSite = Self.site(of: link) == Self.site(of: page)

        var points = 0.0
        let stands = segments.dropLast().contains { Self.isPostingSegment($0) }
        if stands { points += 3 }
        if items.contains(where: {
            LinkWords.postingParameters.contains($0.name.lowercased()) && $0.value?.isEmpty == false
        }) {
            points += 3
        }
        if last.contains(#/\d{4,}|[0-9a-f]{8}-[0-9a-f]{4}/#) { points += 1 }
        if last.split(separator: "-").count > 2 { points += 1 }
        let own = page.path.split(separator: "/").map { $0.lowercased() }
        if isOwnSite, segments.count > own.count, segments.starts(with: own), !own.isEmpty { points += 1 }
        if !isOwnSite { points -= stands ? 1 : 4 }
        if segments.isEmpty, items.isEmpty { points -= 4 }

        let isFilter = !names.isEmpty && names.allSatisfy(LinkWords.listParameters.contains)
        leadsElsewhere =
            LinkWords.elsewherePaths.contains(last) || isFilter && Self.isPostingSegment(last)
            || isFilter && segments.count <= own.count
        self.points = points
        pattern =
            "\(link.host() ?? "")/\(segments.dropLast().joined(separator: "/"))?\(names.sorted().joined(separator: "&"))"
    }

    private static func isPostingSegment(_ segment: String) -> Bool {
        LinkWords.postingPaths.contains(segment)
            || ["jobs", "career", "karriere", "stellen", "vacanc", "positions"].contains {
                segment.contains($0) && segment.count < 24
            }
    }

    /// The last two labels of the host: careers.acme.example and www.acme.example are one site.
    private static func site(of url: URL) -> String {
        (url.host() ?? "").lowercased().split(separator: ".").suffix(2).joined(separator: ".")
    }
}

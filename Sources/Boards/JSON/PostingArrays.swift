internal import Foundation

/// Looks for the list of postings in a page's own data, which may be anywhere in it and under any name.
///
/// Every array of objects with titles gets points for the names it stands under, for titles that read like jobs', for
/// fields that postings have and for addresses that lead to postings; the best one is taken when it has enough.
struct PostingArrays {
    /// What a list of postings must have.
    private static let enough = 5.0
    private static let maximumDepth = 16
    private static let maximumValues = 100_000
    private static let maximumPostings = 20_000

    private let page: URL
    private var best = Found()
    private var values = 0

    /// What was found: empty when no list has enough.
    struct Found {
        fileprivate var points = 0.0
        var objects: [PostingObject] = []
        /// How many postings there are, where a number beside the list says it.
        var total: Int?
    }

    static func find(in data: [ScriptData], on page: URL) -> Found {
        var search = PostingArrays(page: page)
        for part in data { search.look(at: part.value, under: part.name, of: nil, depth: 0) }
        return search.best
    }

    private init(page: URL) { self.page = page }

    private mutating func look(at value: JSON, under name: String, of total: Int?, depth: Int) {
        values += 1
        guard depth < Self.maximumDepth, values < Self.maximumValues else { return }
        if value.isArray {
            let elements = value.array
            weigh(elements, under: name, of: total)
            for element in elements.prefix(2_000) where element.isObject || element.isArray {
                look(at: element, under: name, of: nil, depth: depth + 1)
            }
        } else if value.isObject {
            let members = value.members
            // Some key their postings by id.
            if members.count > 1, members.allSatisfy({ $0.value.isObject }) {
                weigh(members.map(\.value), under: name, of: nil)
            }
            let total = members.first { Self.totals.contains($0.name) }?.value.integer
            for member in members where member.value.isObject || member.value.isArray {
                look(
                    at: member.value, under: Self.generic.contains(member.name) ? name : member.name, of: total,
                    depth: depth + 1)
            }
        }
    }

    /// Names that say nothing about what they hold.
    private static let generic: Set<String> = [
        "nodes", "edges", "node", "items", "data", "results", "list", "hits", "content",
    ]

    private static let totals: Set<String> = [
        "total", "totalCount", "total_count", "totalJobs", "totalResults", "totalHits", "totalItems", "totalElements",
        "nbHits", "hits", "count",
    ]

    private mutating func weigh(_ elements: [JSON], under name: String, of total: Int?) {
        // GraphQL wraps each element.
        let objects = elements.prefix(Self.maximumPostings).filter(\.isObject)
            .map { PostingObject($0["node"].isObject ? $0["node"] : $0) }
        let titled = objects.filter { $0.title != nil && ($0.id != nil || $0.url(on: page) != nil) }
        guard !titled.isEmpty, titled.count * 10 >= objects.count * 6 else { return }
        let sample = titled.prefix(50)
        let count = Double(sample.count)
        func share(_ holds: (PostingObject) -> Bool) -> Double { Double(sample.count(where: holds)) / count }

        var points = Self.isNamedAfterJobs(name) ? 3.0 : 0
        points += 3 * share { TitleWords.areIn($0.title ?? "") }
        points += min(2.5, sample.reduce(0) { $0 + Double($1.marks) } / count)
        points +=
            3
            * share { object in
                object.url(on: page).map { LinkAddress($0, on: page) }.map { $0.points >= 3 && !$0.leadsElsewhere }
                    ?? false
            }
        points -= 6 * share { LinkWords.leadsElsewhere($0.title ?? "") }
        if points >= Self.enough, (points, titled.count) > (best.points, best.objects.count) {
            best = Found(points: points, objects: Array(titled), total: total)
        }
    }

    private static func isNamedAfterJobs(_ name: String) -> Bool {
        let name = name.lowercased()
        return [
            "job", "position", "vacanc", "opening", "posting", "career", "stelle", "offer", "role", "requisition",
            "oferta",
            "vaga", "vacature", "opportunit",
        ].contains { name.contains($0) }
    }
}

/// A property by which a Workday list can be narrowed, and how many postings there are of each of its values.
struct WorkdayFacet {
    let parameter: String
    let values: [(id: String, count: Int)]

    private static let maximumValues = 200

    /// The facets of an answer, those that stand in groups among them.
    static func all(in json: JSON, depth: Int = 0) -> [WorkdayFacet] {
        guard depth < 3 else { return [] }
        return json.array.prefix(50).flatMap { facet -> [WorkdayFacet] in
            let inner = all(in: facet["values"], depth: depth + 1)
            guard let parameter = facet["facetParameter"].string, parameter.utf8.count < 100 else { return inner }
            let values = facet["values"].array.prefix(maximumValues + 1).compactMap { value in
                value["id"].string.flatMap { id in value["count"].integer.map { (id: id, count: $0) } }
            }
            return inner
                + (2...maximumValues ~= values.count ? [WorkdayFacet(parameter: parameter, values: values)] : [])
        }
    }

    /// The facet whose values part the list best: each part below the cap, each posting in one part, nothing left out.
    static func best(of facets: [WorkdayFacet], below cap: Int) -> WorkdayFacet? {
        facets.max { $0.worth(below: cap) < $1.worth(below: cap) }
    }

    /// How many postings there are at least: all that have a value of a facet of which no posting has two.
    static func known(by facets: [WorkdayFacet]) -> Int {
        facets.filter { withOneValueEach.contains($0.parameter) }.map(\.total).max() ?? 0
    }

    /// How many postings have a value, those with several counted for each.
    var total: Int { values.reduce(0) { $0 + min(max($1.count, 0), 1_000_000) } }

    private func worth(below cap: Int) -> (Int, Int, Int) {
        let fits = values.allSatisfy { $0.count < cap } ? 1 : 0
        let order = Self.withOneValueEach.firstIndex(of: parameter).map { Self.withOneValueEach.count - $0 } ?? 0
        return (fits, order, total)
    }

    /// Of these a posting has one value, while it may be in several places.
    private static let withOneValueEach = ["jobFamilyGroup", "jobFamily", "workerSubType", "timeType"]
}

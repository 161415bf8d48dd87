import Domain

/// A place that postings name: a country, a region of several, a state, a city.
struct Place: Sendable {
    enum Kind: String { case country, region, state, city }

    let kind: Kind
    /// Empty for a region that is everywhere.
    let countries: Set<CountryCode>
    let name: String
    var isEverywhere: Bool { countries.isEmpty }
}

import Domain

/// A place that postings name: a country, a region of several, a state, a city, an area around a city.
struct Place: Sendable {
    enum Kind: String { case country, region, state, city, area }

    let kind: Kind
    /// Empty for a region that is everywhere.
    let countries: Set<CountryCode>
    let name: String
    /// The place that it is near enough to for commuting, itself for most: an index into `Vocabulary.places`.
    let metro: Int
    /// A region's name in facts: "EU", "LATAM".
    let code: String?
    /// All of its spellings in small letters, without the marks of the data file.
    let spellings: [String]
    var isEverywhere: Bool { countries.isEmpty }
}

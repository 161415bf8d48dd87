import Domain

/// Gathers where the work is done and where a remote person may live, from the locations, the title and the text.
struct WorkPlaces {
    private(set) var countries: [Facts.CountryFact] = []
    private(set) var cities: [Facts.CityFact] = []
    private(set) var regions: [Facts.RegionFact] = []
    private let text: PostingText
    private let isRemote: Bool
    /// A posting that names more of a kind is a list of offices.
    private static let most = 60
    /// A region with more countries than this is told as a region alone.
    private static let fewCountries = 3

    init(_ text: PostingText, _ read: PostingFacts, isRemote: Bool, _ vocabulary: Vocabulary) {
        self.text = text
        self.isRemote = isRemote
        let scopes = RemoteScopeReader(text: text, vocabulary: vocabulary)
        let stated = scopes.labels()
        let given = read.places.filter { if case .location = $0.span?.field { true } else { false } }
        let places = given.contains(where: { $0.isKnown || hasUnknownCity($0) }) ? given : given + stated
        let titled = scopes.titled()
        let said = scopes.scopes() + (isRemote ? stated.filter(\.isRemote) : [])
        for place in places where !place.isHeadquarters || places.count == 1 { add(place) }
        if isRemote {
            let located = places.filter { $0.isKnown && !$0.isEverywhere && unknownCity($0) == nil }
            for place in located where place.named.allSatisfy({ $0.kind != .city }) { addScope(place) }
            for place in titled + said where regions.isEmpty || !place.isEverywhere { addScope(place) }
            if regions.isEmpty {
                // A country alone is where a remote person lives; a city may be no more than the company's seat.
                for place in places where place.isRemote || place.named.allSatisfy({ $0.kind != .city }) {
                    addScope(place)
                }
            }
        } else if !places.contains(where: \.isKnown) {
            for place in titled { add(place) }
        }
        dropWhatScopesReplace(places, said + titled)
    }

    /// "San Francisco" in a field beside "Remote (Canada)" in the text is the company's seat.
    private mutating func dropWhatScopesReplace(_ places: [PlaceFact], _ said: [PlaceFact]) {
        guard isRemote, regions.contains(where: { $0.region == "worldwide" }) else { return }
        let isFree =
            said.contains { $0.isEverywhere } && !places.contains { $0.isRemote && $0.isKnown && !$0.isEverywhere }
        if isFree {
            countries = []
            cities = []
        }
    }

    private mutating func add(_ place: PlaceFact) {
        let quote = place.span.map(words) ?? ""
        for named in place.named where named.kind == .city {
            add(city: named.name, in: named.countries.first?.rawValue ?? "", quote)
        }
        if let city = unknownCity(place) {
            add(city: city, in: place.countries.count == 1 ? place.countries.first?.rawValue ?? "" : "", quote)
        }
        let nations = place.named.filter { $0.kind == .country }.flatMap(\.countries)
        if !nations.isEmpty {
            for code in nations { add(country: code.rawValue, quote) }
        } else if place.countries.count <= Self.fewCountries, !place.named.contains(where: { $0.kind == .region }) {
            for code in place.countries.sorted() { add(country: code.rawValue, quote) }
        }
    }

    private mutating func addScope(_ place: PlaceFact) {
        let quote = place.span.map(words) ?? ""
        if place.isEverywhere { return add(region: "worldwide", quote) }
        let regions = place.named.filter { $0.kind == .region && !$0.isEverywhere }
        let nations = place.named.filter { $0.kind == .country }
        for region in regions { add(region: region.code ?? region.name, quote) }
        for nation in nations {
            for code in nation.countries {
                add(region: code.rawValue, quote)
                add(country: code.rawValue, quote)
            }
        }
        if regions.isEmpty, nations.isEmpty {
            for code in place.countries.sorted().prefix(Self.fewCountries) {
                add(region: code.rawValue, quote)
                add(country: code.rawValue, quote)
            }
        }
    }

    private mutating func add(city: String, in country: String, _ quote: String) {
        guard cities.count < Self.most, !cities.contains(where: { $0.name == city }) else { return }
        cities.append(.init(name: city, country: country.isEmpty ? nil : country, quote: quote))
    }

    private mutating func add(country: String, _ quote: String) {
        guard countries.count < Self.most, !countries.contains(where: { $0.code == country }) else { return }
        countries.append(.init(code: country, quote: quote))
    }

    private mutating func add(region: String, _ quote: String) {
        guard regions.count < Self.most, !regions.contains(where: { $0.region == region }) else { return }
        regions.append(.init(region: region, quote: quote))
    }

    private func hasUnknownCity(_ place: PlaceFact) -> Bool { unknownCity(place) != nil }

    /// "Alameda, CA", "Seaton Delaval, Northumberland, United Kingdom": the first part, where the rest is known.
    private func unknownCity(_ place: PlaceFact) -> String? {
        guard case .location(let index) = place.span?.field, place.named.allSatisfy({ $0.kind != .city }) else {
            return nil
        }
        let parts = text.posting.locations[index].split(whereSeparator: { ",;|()/".contains($0) }).map(Self.trimmed)
        guard parts.count > 1 || place.named.isEmpty else { return nil }
        guard let first = parts.first(where: { !$0.isEmpty }), Self.isName(first) else { return nil }
        // The part must be none of the places that are known: a state, a region.
        let isKnown = place.named.contains { $0.spellings.contains(first.lowercased()) }
        guard !isKnown, place.isKnown || parts.count > 1 || Self.isPlainName(first) else { return nil }
        return first
    }

    private static func trimmed(_ part: Substring) -> String {
        var words = part.split(separator: " ").map(String.init)
        while let first = words.first, first == "-" || first == "–" { words.removeFirst() }
        while let last = words.last, ["HQ", "Office", "office", "Headquarters", "Area", "-"].contains(last) {
            words.removeLast()
        }
        if words.count == 1, words[0].hasSuffix("HQ"), words[0].count > 4 { words[0].removeLast(2) }
        // "75001 Paris".
        if words.count > 1, let first = words.first, first.allSatisfy(\.isNumber) { words.removeFirst() }
        return words.joined(separator: " ")
    }

    /// One to four words with a capital each, and none that tells how the work is done.
    private static func isName(_ part: String) -> Bool {
        let words = part.split(separator: " ")
        guard (1...4).contains(words.count), part.count >= 3, !part.contains(where: \.isNumber) else { return false }
        let other: Set<String> = [
            "remote", "hybrid", "onsite", "office", "hq", "headquarters", "global", "multiple", "various", "flexible",
            "anywhere", "field", "home", "region", "area", "county", "county,", "district", "north", "south", "east",
            "west", "central", "locations", "location", "telework", "worldwide", "other", "europe", "asia", "flexibel",
            "ltd", "inc", "gmbh", "pte", "llc", "corp", "company", "group", "deutschlandweit", "bundesweit",
            "nationwide", "all", "any", "full", "part", "time", "province",
        ]
        guard !words.contains(where: { other.contains($0.lowercased()) }) else { return false }
        let small: Set<String> = [
            "de", "la", "le", "les", "am", "an", "der", "di", "do", "da", "sur", "upon", "on", "of", "nad", "en",
        ]
        return words.allSatisfy { $0.first?.isUppercase == true || small.contains($0.lowercased()) || $0.contains("-") }
    }

    private static func isPlainName(_ part: String) -> Bool { part.count >= 4 && part.uppercased() != part }

    private func words(_ span: Span) -> String { Quote(posting: text.posting).words(span) }
}

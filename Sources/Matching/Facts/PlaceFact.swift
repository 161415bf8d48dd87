import Domain

/// One place of a posting, read from its locations or from words such as "must be based in".
struct PlaceFact {
    /// Where the job can be done; empty when the text names no place we know.
    var countries: Set<CountryCode> = []
    /// The cities, or those they belong to for commuting, as the vocabulary has them.
    var cities: [Int] = []
    /// Every place by itself, in the text's order.
    var named: [Place] = []
    var isRemote = false
    var isHybrid = false
    var isEverywhere = false
    /// Whether it is named as the company's seat only.
    var isHeadquarters = false
    /// Whether the text names it as where people may live.
    var isScope = false
    var isKnown: Bool { !countries.isEmpty || isEverywhere }
    /// Nil for a text without a word.
    var span: Span?
}

/// Reads places from the short texts that postings give as locations, each text once.
struct PlaceReader {
    let vocabulary: Vocabulary
    private var known: [String: PlaceFact] = [:]

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// The place that a location names.
    mutating func place(_ location: String, at index: Int) -> PlaceFact {
        if let fact = known[location] {
            var moved = fact
            moved.span = fact.span.map { Span($0, movedTo: .location(index)) }
            return moved
        }
        let text = TokenisedText(location, lexicon: vocabulary.lexicon, limit: TokenisedText.line)
        let fact = read(
            text.withoutExceptedPlaces(vocabulary.lexicon.mentions(in: text)),
            span: text.tokens.isEmpty ? nil : Span(.location(index), whole: text))
        if known.count < 10_000 { known[location] = fact }
        return fact
    }

    /// The place that the mentions of a passage name together.
    func read(_ mentions: [Mention], span: Span?) -> PlaceFact {
        var fact = PlaceFact(span: span)
        let found = mentions.filter { $0.kind == .place }
            .map { ($0, vocabulary.places[Int($0.value)]) }
        func countries(_ kinds: Place.Kind...) -> Set<CountryCode> {
            Set(found.filter { kinds.contains($0.1.kind) }.flatMap { $0.1.countries })
        }
        let (nations, states) = (countries(.country), countries(.state))
        let regions = found.filter { $0.1.kind == .region }.map(\.1.countries)
        let cities = found.filter { $0.1.kind == .city || $0.1.kind == .area }
        // "Germany, EU" is Germany; "EU/UK" is both.
        let named =
            nations.isEmpty ? [] : regions.filter { $0.isDisjoint(with: nations) }.reduce(nations) { $0.union($1) }
        // "Paris, TX" is in Texas; "Berlin, DE" is where Berlin is.
        let isElsewhere = !states.isEmpty && states.isDisjoint(with: countries(.city, .area))
        let frame = !named.isEmpty ? named : isElsewhere ? states : []
        fact.cities = cities.filter { frame.isEmpty || !frame.isDisjoint(with: $0.1.countries) }.map(\.1.metro)
        if !frame.isEmpty {
            fact.countries = frame
        } else if !fact.cities.isEmpty {
            fact.countries = countries(.city, .area)
        } else {
            fact.countries = regions.reduce(states) { $0.union($1) }
        }
        fact.named = found.map(\.1).filter {
            ($0.kind != .city && $0.kind != .area) || frame.isEmpty || !frame.isDisjoint(with: $0.countries)
        }
        fact.isEverywhere = fact.countries.isEmpty && found.contains { $0.1.isEverywhere }
        fact.isRemote = mentions.contains { $0.kind == .cue && $0.value == Cue.remoteCue.rawValue }
        fact.isHybrid = mentions.contains { $0.kind == .cue && $0.value == Cue.hybridCue.rawValue }
        fact.isHeadquarters = mentions.contains { $0.kind == .cue && $0.value == Cue.headquartersCue.rawValue }
        return fact
    }
}

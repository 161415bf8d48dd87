import Domain

/// Understands the names of countries, regions, languages and levels in their many spellings.
struct ProfileNames {
    private let vocabulary: Vocabulary

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// The countries of a country or region: by code ("DE"), by name in several languages, or "EU", "EEA", "DACH".
    func countries(_ name: String) -> Set<CountryCode>? {
        let code = CountryCode(name.uppercased())
        if vocabulary.places.contains(where: { $0.kind == .country && $0.countries == [code] }) { return [code] }
        let places = whole(name, .place).map { vocabulary.places[$0] }
        guard let place = places.first(where: { $0.kind == .country }) ?? places.first(where: { $0.kind == .region }),
            !place.isEverywhere
        else { return nil }
        return place.countries
    }

    /// One country.
    func country(_ name: String) -> CountryCode? {
        guard let countries = countries(name), countries.count == 1 else { return nil }
        return countries.first
    }

    /// ISO 639-1, by code or by name.
    func language(_ name: String) -> String? {
        let code = name.lowercased()
        if vocabulary.languages.contains(code) { return code }
        return whole(name, .language).first.map { vocabulary.languages[$0] }
    }

    /// By CEFR level or by a word: native, fluent, basic …
    func level(_ name: String) -> LanguageLevel? {
        if let level = LanguageLevel(rawValue: name.uppercased()) { return level }
        return whole(name, .languageLevel).first.map { LanguageLevel.allCases[$0] }
    }

    func seniority(_ name: String) -> Seniority? {
        if let level = Seniority(rawValue: name.lowercased()) { return level }
        return whole(name, .seniority).first.flatMap { Seniority.allCases[safe: $0] }
    }

    func isSkill(_ name: String) -> Bool { !whole(name, .skill).isEmpty }

    /// "; did you mean …?" for a name that is nearly a skill's, else nothing.
    func similarSkill(_ name: String) -> String {
        Self.nearest(name, among: vocabulary.skills.map(\.name)).map { "; did you mean \"\($0)\"?" } ?? ""
    }

    /// The terms of a kind that are the whole of a name, whatever its capitals.
    private func whole(_ name: String, _ kind: Term.Kind) -> [Int] {
        for spelling in [name, name.uppercased()] {
            let text = TokenisedText(spelling, lexicon: vocabulary.lexicon)
            let found = vocabulary.lexicon.mentions(in: text)
                .filter { $0.kind == kind && $0.tokens == text.tokens.indices }
            if !found.isEmpty { return found.map { Int($0.value) } }
        }
        return []
    }

    /// The known word nearest to a mistyped one, when it is near enough to be meant.
    static func nearest(_ word: String, among known: [String]) -> String? {
        let distances = known.map { (distance(word.lowercased(), $0.lowercased()), $0) }
        guard let best = distances.min(by: { $0.0 < $1.0 }), best.0 <= Swift.max(2, word.count / 3) else { return nil }
        return best.1
    }

    /// Edits from one word to the other (Levenshtein), of at most 40 letters each.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.prefix(40)), Array(right.prefix(40)))
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let above = row[column + 1]
                row[column + 1] = Swift.min(above + 1, row[column] + 1, diagonal + (right[column] == letter ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}

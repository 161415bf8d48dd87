import Domain

/// Holds the languages asked for against those of the profile; without languages in the profile against those of the CV,
/// which need not be all and so rule nothing out.
struct LanguageRule: Sendable {
    private let spoken: [String: LanguageSkill]
    private let vocabulary: Vocabulary

    init(_ profile: Profile, _ vocabulary: Vocabulary) {
        spoken = Dictionary(profile.languages.map { ($0.language, $0) }) { first, _ in first }
        self.vocabulary = vocabulary
    }

    private static let choices = [" one of", " any of", " either of", " one or more"]

    func ruling(_ facts: PostingFacts, _ candidate: CandidateFacts, _ quote: Quote) -> Ruling {
        guard !spoken.isEmpty else { return byCV(facts, candidate, quote) }
        var ruling = Ruling()
        let choices = Set(
            facts.languages.filter { $0.languages.contains { spoken[vocabulary.languages[$0]] != nil } }
                .map { quote.sentence($0.span) }
                .filter { sentence in Self.choices.contains { " \(sentence.lowercased())".contains($0) } })
        for fact in facts.languages {
            let names = name(fact)
            let known = fact.languages.compactMap { spoken[vocabulary.languages[$0]] }
            if known.isEmpty {
                let words = quote.sentence(fact.span)
                if fact.isRequired { return .breaks(.language, "\(names) is required", quote: words) }
                // "At least one of Dutch, French and German": one spoken is enough.
                if choices.contains(words) { continue }
                ruling.considerations.append(
                    Finding("\(names) is mentioned, and not among your languages", quote: words))
            } else if fact.isRequired, let level = fact.level, known.allSatisfy({ ($0.level ?? .c2) < level }) {
                ruling.considerations.append(
                    Finding("Asks for better \(names) than yours", quote: quote.sentence(fact.span)))
                ruling.factor *= known.contains { ($0.level ?? .c2) >= .b1 } ? 0.9 : 0.6
            }
        }
        if let written = facts.writtenIn, spoken[written] == nil,
            let index = vocabulary.languages.firstIndex(of: written)
        {
            ruling.considerations.append(
                Finding("Written in \(vocabulary.languageNames[index]), which is not among your languages"))
            ruling.factor *= 0.6
        }
        return ruling
    }

    private func byCV(_ facts: PostingFacts, _ candidate: CandidateFacts, _ quote: Quote) -> Ruling {
        let unknown = facts.languages.filter { fact in
            fact.isRequired && !fact.languages.contains { candidate.languages.contains(vocabulary.languages[$0]) }
        }
        return Ruling(
            considerations: unknown.prefix(2).map {
                Finding("Asks for \(name($0)), which your CV does not name", quote: quote.sentence($0.span))
            }, factor: unknown.isEmpty ? 1 : 0.85)
    }

    /// "German or French"; two names of one language are said once.
    private func name(_ fact: PostingFacts.LanguageFact) -> String {
        var names: [String] = []
        for language in fact.languages where !names.contains(vocabulary.languageNames[language]) {
            names.append(vocabulary.languageNames[language])
        }
        return names.joined(separator: " or ")
    }
}

import Domain

/// Holds the languages asked for against those of the profile; without languages in the profile it says nothing.
struct LanguageRule {
    let profile: Profile
    let vocabulary: Vocabulary

    func ruling(_ facts: PostingFacts, _ quote: Quote) -> Ruling {
        guard !profile.languages.isEmpty else { return Ruling() }
        var ruling = Ruling()
        let spoken = Dictionary(profile.languages.map { ($0.language, $0) }) { first, _ in first }
        for fact in facts.languages {
            let names = fact.languages.map { vocabulary.languageNames[$0] }.joined(separator: " or ")
            let known = fact.languages.compactMap { spoken[vocabulary.languages[$0]] }
            if known.isEmpty {
                let words = quote.sentence(fact.span)
                if fact.isRequired { return .breaks(.language, "\(names) is required", quote: words) }
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
}

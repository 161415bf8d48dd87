import Domain
import Foundation

/// Rules out what the profile excludes: industries, technologies, roles, companies and words.
struct ExclusionRule: Sendable {
    private let exclusions: Profile.Exclusions
    private let vocabulary: Vocabulary
    /// The profile's own phrases, which the vocabulary need not know.
    private let phrases: Lexicon
    /// The words of each of them.
    private let phraseWords: [[WordNumber]]
    /// The excluded technologies and industries that the vocabulary knows, by its numbers.
    private let technologies: [(phrase: String, skill: Int)]
    private let industries: [(phrase: String, industry: Int)]
    private let companies: Set<String>
    private let isEmpty: Bool

    /// What a phrase of the profile rules out; the case's raw value and the index make up a term's value.
    private enum Kind: Int32, CaseIterable { case industry, technology, role, company, word }

    init(_ exclusions: Profile.Exclusions, _ vocabulary: Vocabulary) {
        self.exclusions = exclusions
        self.vocabulary = vocabulary
        isEmpty = exclusions == Profile.Exclusions()
        var builder = LexiconBuilder()
        var words: [[WordNumber]] = []
        for kind in Kind.allCases {
            for (index, phrase) in Self.phrases(kind, exclusions).enumerated() {
                builder.add(Self.plain(phrase), .cue, value: Int32(index), number: kind.rawValue)
                words.append(
                    TokenisedText(Self.plain(phrase), lexicon: vocabulary.lexicon).tokens.map(\.wordNumber))
            }
        }
        phrases = Lexicon(builder)
        phraseWords = words.filter { !$0.isEmpty }
        func known(_ phrase: String, _ kind: Term.Kind) -> [(phrase: String, Int)] {
            let text = TokenisedText(phrase, lexicon: vocabulary.lexicon)
            return vocabulary.lexicon.mentions(in: text)
                .filter { $0.kind == kind && $0.tokens == text.tokens.indices }.map { (phrase, Int($0.value)) }
        }
        technologies = exclusions.technologies.flatMap { known($0, .skill).prefix(1) }
            .map { (phrase: $0.phrase, skill: $0.1) }
        industries = exclusions.industries.flatMap { known($0, .industry) }
            .map { (phrase: $0.phrase, industry: $0.1) }
        companies = Set(exclusions.companies.map(Self.letters))
    }

    func ruling(_ read: ReadPosting, _ quote: Quote) -> Ruling {
        guard !isEmpty else { return Ruling() }
        let (posting, facts) = (read.heard, read.facts)
        let stated =
            technology(facts, quote) ?? company(posting, read.company) ?? industry(facts, quote) ?? Ruling()
        guard stated.dealBreaker == nil, phraseWords.contains(where: { $0.allSatisfy(read.words.has) }) else {
            return stated
        }
        return phrase(posting, quote) ?? stated
    }

    /// The profile's own phrases, looked for in the whole text: only where all words of one are there.
    private func phrase(_ posting: Posting, _ quote: Quote) -> Ruling? {
        let title = TokenisedText(posting.title, lexicon: phrases)
        let body = TokenisedText(posting.description, lexicon: phrases)
        let found =
            phrases.mentions(in: title).map { ($0, Span(.title, title, $0.tokens)) }
            + phrases.mentions(in: body).map { ($0, Span(.description, body, $0.tokens)) }
        for (mention, span) in found {
            guard let kind = Kind(rawValue: mention.number) else { continue }
            let phrase = Self.phrases(kind, exclusions)[Int(mention.value)]
            let isInTitle = span.field == .title
            switch kind {
            case .word where isDenied(span, quote): continue
            case .word: return .breaks(.word, "It says \"\(phrase)\"", quote: quote.sentence(span))
            case .role where isInTitle:
                return .breaks(.role, "The role is one you exclude: \(phrase)", quote: quote.words(span))
            case .technology where isInTitle && !technologies.contains { $0.phrase == phrase }:
                return .breaks(.technology, "It works with \(phrase)", quote: quote.words(span))
            case .industry where isInTitle:
                return .breaks(.industry, "The industry is one you exclude: \(phrase)", quote: quote.words(span))
            default: continue
            }
        }
        return nil
    }

    /// Known skills count in the title and among the requirements, under any of their names.
    private func technology(_ facts: PostingFacts, _ quote: Quote) -> Ruling? {
        for (phrase, skill) in technologies {
            guard let fact = facts.skills.first(where: { $0.skill == skill }), fact.section == .required else {
                continue
            }
            return .breaks(.technology, "It works with \(phrase)", quote: quote.sentence(fact.span))
        }
        return nil
    }

    /// Once may be chance; the third time it is the business.
    private func industry(_ facts: PostingFacts, _ quote: Quote) -> Ruling? {
        var mentioned: Ruling?
        for (phrase, industry) in industries {
            guard let fact = facts.industries.first(where: { $0.industry == industry }) else { continue }
            let words = quote.sentence(fact.span)
            if fact.span.field == .title || fact.count >= 3 || (fact.count >= 2 && fact.span.start < 800) {
                return .breaks(.industry, "The industry is one you exclude: \(phrase)", quote: words)
            }
            mentioned = Ruling(considerations: [Finding("Speaks of \(phrase), which you exclude", quote: words)])
        }
        return mentioned
    }

    /// "We never offer unpaid internships."
    private func isDenied(_ span: Span, _ quote: Quote) -> Bool {
        let sentence = quote.sentence(span)
        guard let words = sentence.range(of: quote.words(span)) else { return false }
        let before = TokenisedText(String(sentence[..<words.lowerBound]) + "x", lexicon: vocabulary.lexicon)
        return before.isNegated(before.tokens.count - 1, vocabulary.lexicon.mentions(in: before))
    }

    /// By the name the caller read the postings under, or by the posting's address.
    private func company(_ posting: Posting, _ company: String?) -> Ruling? {
        guard !companies.isEmpty else { return nil }
        let path = [company].compactMap { $0 } + (posting.url.map { [$0.host() ?? ""] + $0.pathComponents } ?? [])
        let parts = Set(path.flatMap { [Self.letters($0)] + $0.split(separator: ".").map { Self.letters(String($0)) } })
        for name in exclusions.companies where parts.contains(Self.letters(name)) {
            return .breaks(.company, "The company is one you exclude: \(name)", quote: nil)
        }
        return nil
    }

    private static func phrases(_ kind: Kind, _ exclusions: Profile.Exclusions) -> [String] {
        switch kind {
        case .industry: exclusions.industries
        case .technology: exclusions.technologies
        case .role: exclusions.roles
        case .company: exclusions.companies
        case .word: exclusions.words
        }
    }

    private static func plain(_ phrase: String) -> String { String(phrase.drop { $0 == "=" || $0 == "!" }) }
    private static func letters(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}

import Domain

/// Finds the languages a posting asks for, and tells them from nationalities ("German customers") and from wishes.
struct LanguageReader {
    let text: TokenisedText
    let mentions: [Mention]
    let field: Span.Field
    /// Nil for a title, all of which is demand.
    let sections: Sections?
    private static let reach = 6
    /// A posting that names more is a list of languages, not a demand.
    private static let mostNamed = 40

    /// Cues that may stand right after a language's name.
    private static let following = Set(
        [Cue.languageCue, .weakLanguageCue, .preferredCue, .alternativeCue, .notCue].map(\.rawValue))

    /// Each language, or group of which any will do, with the sentence's demand.
    func languages() -> [PostingFacts.LanguageFact] {
        let named = mentions.filter { $0.kind == .language && !isAttribute($0) }.prefix(Self.mostNamed)
        var facts: [PostingFacts.LanguageFact] = []
        var index = 0
        while index < named.count {
            var group = [named[index]]
            while index + group.count < named.count, isAlternative(group[group.count - 1], named[index + group.count]) {
                group.append(named[index + group.count])
            }
            index += group.count
            if let fact = fact(group) { facts.append(fact) }
        }
        return facts
    }

    private func fact(_ group: [Mention]) -> PostingFacts.LanguageFact? {
        let range = group[0].tokens.lowerBound..<group[group.count - 1].tokens.upperBound
        let near = mentions.filter { mention in
            (mention.kind == .languageLevel || mention.kind == .cue)
                && distance(mention.tokens, range) <= Self.reach && text.isOneSentence(mention.tokens, range)
        }
        let levels = near.filter { $0.kind == .languageLevel }
            .sorted { distance($0.tokens, range) < distance($1.tokens, range) }
        let speaks = near.contains {
            guard $0.kind == .cue else { return false }
            if $0.value == Cue.languageCue.rawValue { return true }
            return $0.value == Cue.weakLanguageCue.rawValue && distance($0.tokens, range) <= 1
        }
        let isCompound =
            text.text(range).lowercased().hasSuffix("kenntnisse") || text.text(range).hasSuffix("kenntnissen")
        guard !levels.isEmpty || speaks || isCompound, !isOfOthers(range) else { return nil }
        let section = sections?.section(of: range.lowerBound) ?? .required
        guard section != .other || !levels.isEmpty, !text.isNegated(range.lowerBound, mentions) else { return nil }
        let isOpen = mentions.contains {
            $0.kind == .cue
                && ($0.value == Cue.alternativeCue.rawValue || $0.value == Cue.notCue.rawValue
                    || $0.value == Cue.preferredCue.rawValue)
                && text.isOneSentence($0.tokens, range) && distance($0.tokens, range) <= 14 && !isOfAnother($0, range)
        }
        // A level of the framework ("B1") is surer than a word for one.
        let told = levels.first { $0.tokens.count == 1 && text.text($0.tokens).count == 2 } ?? levels.first
        let level = told.map { LanguageLevel.allCases[Int($0.value)] }
        return .init(
            languages: group.map { Int($0.value) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            level: level,
            isRequired: !isOpen && section != .preferred && section != .other && (level ?? .b2) >= .b1
                && (!levels.isEmpty || isCompound || speaks),
            span: Span(field, text, range),
            isAsked: !isOpen && section != .preferred && (section != .other || isItem(range, levels)),
            isWished: section == .preferred || isWished(range))
    }

    private static let others: Set<String> = [
        "colleagues", "customers", "clients", "users", "markets", "teams", "countries", "audiences", "audience",
        "patients", "families", "guests", "communities", "community", "population", "regions", "teammates", "students",
    ]
    private static let speakers: Set<String> = ["our", "ceo", "founder", "founders", "boss", "he", "she", "manager"]
    private static let candidates: Set<String> = ["you", "someone", "somebody", "candidate", "who", "applicant"]

    /// "Spanish speaking customers", "translated into Japanese", "our founder is Danish and speaks fluent Danish".
    private func isOfOthers(_ language: Range<Int>) -> Bool {
        let sentence = text.sentence(around: language, reach: 12)
        if language.lowerBound > sentence.lowerBound, text.word(language.lowerBound - 1) == "into" { return true }
        let after = language.upperBound..<Swift.min(language.upperBound + 5, sentence.upperBound)
        if let speaking = after.first(where: { text.word($0) == "speaking" }), speaking + 1 < sentence.upperBound {
            return Self.others.contains(text.word(speaking + 1))
        }
        let before = (sentence.lowerBound..<language.lowerBound).suffix(8).map { text.word($0) }
        let isTold = before.suffix(3).contains("speaks") || before.last == "is" || before.last == "are"
        return isTold && before.contains(where: Self.speakers.contains)
            && !before.contains(where: Self.candidates.contains)
    }

    /// "- Fluent English", whatever the heading above it; not "- English courses up to B2".
    private func isItem(_ language: Range<Int>, _ levels: [Mention]) -> Bool {
        let line = text.line(around: language)
        let lessons: Set<String> = [
            "class", "classes", "course", "courses", "lesson", "lessons", "kurs", "kurse", "deutschkurs", "cours",
            "clases",
            "curso", "cursos", "lekce", "kurzy", "výuka", "les", "lessen", "aulas", "corsi",
        ]
        return !levels.isEmpty && text.isBullet(line.lowerBound) && line.count <= 20
            && !line.contains { lessons.contains(text.text($0..<$0 + 1).lowercased()) }
    }

    private func isWished(_ language: Range<Int>) -> Bool {
        mentions.contains {
            $0.kind == .cue && $0.value == Cue.preferredCue.rawValue && text.isOneSentence($0.tokens, language)
                && distance($0.tokens, language) <= 14 && !isOfAnother($0, language)
        }
    }

    /// "English required, Spanish nice to have", "German (other languages are a plus)": the words are about another.
    private func isOfAnother(_ cue: Mention, _ language: Range<Int>) -> Bool {
        guard cue.tokens.lowerBound >= language.upperBound else { return false }
        let between = language.upperBound..<cue.tokens.lowerBound + 1
        if between.contains(where: { text.opensBracket(before: $0) }) { return true }
        return text.mentions(mentions, in: between).contains {
            $0.kind == .language && text.tokens[$0.tokens.lowerBound].gap == .comma
        }
    }

    /// "Danish design", "polish your skills": the word tells where a thing comes from, or is none of a language at all. What
    /// may follow a language is a word on speaking, or a short one such as "and".
    private func isAttribute(_ language: Mention) -> Bool {
        let next = language.tokens.upperBound
        guard let token = text.tokens[safe: next], token.gap == .space else { return false }
        let word = text.text(next..<next + 1)
        if ["your", "up", "the", "every", "our"].contains(word.lowercased()) { return true }
        guard word.count > 3, word.allSatisfy(\.isLetter) else { return false }
        let reach = next..<Swift.min(next + 2, text.tokens.count)
        return !text.mentions(mentions, in: reach).contains { mention in
            switch mention.kind {
            case .language, .languageLevel: return true
            case .stopword: return mention.tokens.lowerBound == next
            case .cue:
                guard mention.tokens.lowerBound == next || text.tokens[next + 1].gap == .space else { return false }
                return Self.following.contains(mention.value)
            default: return false
            }
        }
    }

    /// "German or French": either will do.
    private func isAlternative(_ left: Mention, _ right: Mention) -> Bool {
        // One word may name two languages.
        guard left.tokens.upperBound <= right.tokens.lowerBound else { return true }
        let between = left.tokens.upperBound..<right.tokens.lowerBound
        if between.isEmpty { return text.tokens[right.tokens.lowerBound].gap == .slash }
        return between.count <= 2
            && between.contains { ["or", "oder", "ou", "o", "of"].contains(text.text($0..<$0 + 1).lowercased()) }
    }

    private func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        left.upperBound <= right.lowerBound
            ? right.lowerBound - left.upperBound
            : right.upperBound <= left.lowerBound ? left.lowerBound - right.upperBound : 0
    }
}

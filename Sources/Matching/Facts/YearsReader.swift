/// Finds the years of experience a posting asks for: "5+ years", "3–5 Jahre Erfahrung", "at least three years of".
struct YearsReader {
    let text: TokenisedText
    let sections: Sections
    /// The cues that matter here, by their first word.
    private let cues: [Int: [Mention]]
    private let years: [Int]
    /// First words of skills and roles.
    private let trades: Set<Int>
    private static let following: Set<String> = [
        "of", "in", "with", "as", "building", "mit", "als", "im", "en", "de", "d", "avec", "con", "met", "com",
    ]
    private static let courses: Set<String> = [
        "degree", "degrees", "program", "programme", "university", "college", "diploma", "course", "studies", "old",
        "older", "younger",
    ]
    private static let own: Set<String> = [
        "our", "company", "team", "us", "firm", "unsere", "unserer", "nos", "notre", "history", "tradition",
    ]
    private static let asking: Set<String> = [
        "require", "requires", "expect", "need", "ask", "seek", "want", "look", "looking", "prefer", "love", "like",
    ]

    init(_ text: TokenisedText, _ mentions: [Mention], _ sections: Sections) {
        self.text = text
        self.sections = sections
        years = mentions.filter { $0.kind == .cue && $0.value == Cue.yearWord.rawValue }.map(\.tokens.lowerBound)
        trades =
            years.isEmpty
            ? [] : Set(mentions.filter { $0.kind == .skill || $0.kind == .role }.map(\.tokens.lowerBound))
        var cues: [Int: [Mention]] = [:]
        if !years.isEmpty {
            let wanted = Set([Cue.experienceCue, .agoCue, .number].map(\.rawValue))
            for mention in mentions where mention.kind == .cue && wanted.contains(mention.value) {
                cues[mention.tokens.lowerBound, default: []].append(mention)
            }
        }
        self.cues = cues
    }

    /// The highest number of years among the requirements; a range asks for its lower end.
    func yearsAsked() -> PostingFacts.YearsAsked? {
        var (best, aside): (PostingFacts.YearsAsked?, PostingFacts.YearsAsked?)
        for token in years {
            guard let (least, first) = number(before: token), (1...25).contains(least) else { continue }
            let section = sections.section(of: token)
            guard section != .preferred, speaksOfExperience(first, token) else { continue }
            let asked = PostingFacts.YearsAsked(
                least: least, span: Span(.description, text, first..<token + 1), months: least * 12)
            if section == .required || section == .duties {
                if best == nil || least > best!.least { best = asked }
            } else if beginsItem(first), aside == nil || least > aside!.least {
                aside = asked
            }
        }
        return best ?? aside
    }

    /// "- 5+ years …": an item of a list asks, whatever the heading above it.
    private func beginsItem(_ token: Int) -> Bool {
        let line = text.line(around: token..<token + 1)
        return token - line.lowerBound <= 3 && text.isBullet(line.lowerBound)
    }

    /// The number before "years", the lower one of a range, and where it begins.
    private func number(before token: Int) -> (Int, Int)? {
        var index = token - 1
        while index >= 0, token - index <= 4, text.tokens[index + 1].gap != .line, text.tokens[index + 1].gap != .stop {
            if let value = value(at: index) {
                guard index > 0, text.tokens[index].gap != .line else { return (value, index) }
                let skipped = ["to", "bis", "a", "à", "tot", "and", "–"].contains(
                    text.text(index - 1..<index).lowercased())
                let lower = skipped ? index - 2 : index - 1
                let isRange = skipped || text.tokens[index].gap != .space
                if isRange, lower >= 0, let low = self.value(at: lower), low < value { return (low, lower) }
                return (value, index)
            }
            guard isFiller(index) else { return nil }
            index -= 1
        }
        return nil
    }

    private func value(at token: Int) -> Int? {
        if let value = text.value(of: token) { return value }
        return cues[token]?.first { $0.value == Cue.number.rawValue }.map { Int($0.number) }
    }

    private func isFiller(_ token: Int) -> Bool {
        ["or", "more", "plus", "full", "oder", "mehr", "ou", "plus", "o", "más", "of", "+", "mais"]
            .contains(text.text(token..<token + 1).lowercased())
    }

    /// "5 years of experience", "5+ years building apps", not "18 years old", "a 10 years warranty" or "our 25 years".
    private func speaksOfExperience(_ first: Int, _ token: Int) -> Bool {
        var start = first
        while start > 0, first - start < 6, !text.endsSentence(before: start) { start -= 1 }
        var end = token + 1
        while end < text.tokens.count, end - token < 10, !text.endsSentence(before: end) { end += 1 }
        let (before, after) = (words(start..<first), words(token + 1..<end))
        guard !isOfAnother(before), !after.prefix(2).contains(where: Self.courses.contains),
            !has(.agoCue, at: token + 1),
            !(Swift.max(start, first - 2)..<first).contains(where: { has(.agoCue, at: $0) })
        else { return false }
        return sections.section(of: token) == .required
            || (start..<end).contains { has(.experienceCue, at: $0) }
            || after.first.map(Self.following.contains) == true
            || (token + 1..<Swift.min(end, token + 3)).contains(where: trades.contains)
    }

    /// "Our 25 years of experience", "we bring 25 years", "up to 10 years".
    private func isOfAnother(_ before: [String]) -> Bool {
        let near = before.suffix(3)
        if near.suffix(2) == ["up", "to"] || near.contains(where: Self.own.contains) { return true }
        let wide = before.suffix(6)
        return wide.contains { ["we", "wir", "nous"].contains($0) } && !wide.contains(where: Self.asking.contains)
    }

    private func words(_ range: Range<Int>) -> [String] { range.map { text.text($0..<$0 + 1).lowercased() } }

    private func has(_ cue: Cue, at token: Int) -> Bool {
        cues[token]?.contains { $0.value == cue.rawValue } ?? false
    }
}

/// Finds the years of experience a posting asks for: "5+ years", "3–5 Jahre Erfahrung", "at least three years of".
struct YearsReader {
    let text: TokenisedText
    let sections: Sections
    /// The cues that matter here, by their first word.
    private let cues: [Int: [Mention]]
    private let years: [Int]

    init(_ text: TokenisedText, _ mentions: [Mention], _ sections: Sections) {
        self.text = text
        self.sections = sections
        years = mentions.filter { $0.kind == .cue && $0.value == Cue.yearWord.rawValue }.map(\.tokens.lowerBound)
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
        var best: PostingFacts.YearsAsked?
        for token in years {
            guard let (least, first) = number(before: token), (1...25).contains(least) else { continue }
            let section = sections.section(of: token)
            guard section == .required || section == .duties, speaksOfExperience(first, token) else { continue }
            if best == nil || least > best!.least {
                best = .init(least: least, span: Span(.description, text, first..<token + 1))
            }
        }
        return best
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

    /// "5 years of experience", not "18 years old" or "a 10 years warranty".
    private func speaksOfExperience(_ first: Int, _ token: Int) -> Bool {
        let window = Swift.max(0, first - 6)..<Swift.min(text.tokens.count, token + 10)
        var hasExperience = false
        for index in window {
            if index > token, text.tokens[index].gap == .line { break }
            if has(.agoCue, at: index), index == token + 1 || (index < first && index >= first - 2) { return false }
            if has(.experienceCue, at: index) { hasExperience = true }
        }
        return hasExperience
    }

    private func has(_ cue: Cue, at token: Int) -> Bool {
        cues[token]?.contains { $0.value == cue.rawValue } ?? false
    }
}

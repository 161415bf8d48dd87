/// Decides whether an ambiguous spelling ("Go", "Swift", "C") is meant as a skill, by the words beside it.
struct SkillContext {
    /// Words that make a name before or after them a technology.
    private static let before: Set<String> = ["in", "with", "using", "of", "know", "knowledge", "mit", "avec", "con"]
    private static let after: Set<String> = [
        "programming", "language", "developer", "developers", "engineer", "engineers", "codebase", "code", "services",
        "microservices", "backend", "development", "sdk", "programmer", "entwickler", "is", "experience", "knowledge",
    ]
    private static let reach = 4

    /// The skills that hold, in their order.
    static func confirmed(_ skills: [Mention], in text: TokenisedText) -> [Mention] {
        guard skills.contains(where: { $0.condition != .none }) else { return skills }
        var holds = skills.map { $0.condition == .none || ($0.condition == .capitals && !startsSentence($0, text)) }
        func settle(_ index: Int) {
            guard !holds[index] else { return }
            let near = [index - 1, index + 1].contains { other in
                guard skills.indices.contains(other), holds[other] else { return false }
                return isNear(skills[index], skills[other], text)
            }
            let stands = skills[index].condition == .capitals && standsAlone(skills[index], text)
            holds[index] =
                !isCompound(skills[index], text) && (near || stands || hasTellingWord(skills[index], text))
        }
        for index in skills.indices { settle(index) }
        for index in skills.indices.reversed() { settle(index) }
        return zip(skills, holds).filter { $0.1 }.map { $0.0 }
    }

    private static func startsSentence(_ mention: Mention, _ text: TokenisedText) -> Bool {
        let gap = text.tokens[mention.tokens.lowerBound].gap
        return gap == .line || gap == .stop
    }

    private static func isNear(_ mention: Mention, _ other: Mention, _ text: TokenisedText) -> Bool {
        let (first, second) = mention.tokens.lowerBound < other.tokens.lowerBound ? (mention, other) : (other, mention)
        guard second.tokens.lowerBound - first.tokens.upperBound < reach else { return false }
        return !(first.tokens.upperBound...second.tokens.lowerBound).contains {
            text.tokens[$0].gap == .stop || text.tokens[$0].gap == .line
        }
    }

    /// "- Swift", "Swift, tests": an item of a list, not the beginning of a sentence.
    private static func standsAlone(_ mention: Mention, _ text: TokenisedText) -> Bool {
        guard let next = text.tokens[safe: mention.tokens.upperBound] else { return true }
        return next.gap != .space && next.gap != .joined
    }

    /// "Go-to-market", "C-level", "R&D", "Vitamin C".
    private static func isCompound(_ mention: Mention, _ text: TokenisedText) -> Bool {
        let next = mention.tokens.upperBound
        if next < text.tokens.count, text.tokens[next].gap == .joined { return true }
        return text.tokens[mention.tokens.lowerBound].gap == .joined
    }

    private static func hasTellingWord(_ mention: Mention, _ text: TokenisedText) -> Bool {
        let (first, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
        if first > 0, text.tokens[first].gap == .space, before.contains(text.text(first - 1..<first).lowercased()) {
            return true
        }
        return next < text.tokens.count && text.tokens[next].gap == .space
            && after.contains(text.text(next..<next + 1).lowercased())
    }
}

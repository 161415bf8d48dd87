import Domain

/// Reads role families and seniority from the words of a title, of a posting or of a CV.
struct TitleReader {
    let vocabulary: Vocabulary

    /// The families the title names; the one with the longest words is the main one.
    func roles(_ text: TokenisedText, _ mentions: [Mention]) -> [PostingFacts.RoleFact] {
        let found = mentions.filter { $0.kind == .role }
        guard !found.isEmpty else { return [] }
        let special = found.filter { role in
            !found.contains { vocabulary.families.isAncestor(Int(role.value), of: Int($0.value)) }
        }
        let ordered = special.sorted { isHead($0, before: $1, in: text) }
        var seen = Set<Int32>()
        return ordered.prefix(4).compactMap { role in
            guard seen.insert(role.value).inserted else { return nil }
            return .init(
                family: Int(role.value), weight: weight(role, beside: ordered[0], in: text),
                span: Span(.title, text, role.tokens))
        }
    }

    /// The more words the surer; else the first part of the title ("Recruiter, Engineering"), and its last word.
    private func isHead(_ left: Mention, before right: Mention, in text: TokenisedText) -> Bool {
        if left.tokens.count != right.tokens.count { return left.tokens.count > right.tokens.count }
        let parts = [left, right].map { part(of: $0, in: text) }
        if parts[0] != parts[1] { return parts[0] < parts[1] }
        return (left.tokens.lowerBound, right.value) > (right.tokens.lowerBound, left.value)
    }

    /// Commas, dashes and brackets before a word.
    private func part(of mention: Mention, in text: TokenisedText) -> Int {
        (0...mention.tokens.lowerBound).count { $0 > 0 && text.tokens[$0].gap.rawValue >= Token.Gap.comma.rawValue }
    }

    /// Beside a general head of its own trade ("Engineer, iOS") and beside an equal ("Android/iOS") a second role counts
    /// almost fully; else it only says for whom ("Recruiter, Engineering", "Software Engineer, Product").
    private func weight(_ role: Mention, beside head: Mention, in text: TokenisedText) -> Double {
        if role.tokens == head.tokens { return 1 }
        let (first, second) = role.tokens.lowerBound < head.tokens.lowerBound ? (role, head) : (head, role)
        let isEqual =
            first.tokens.upperBound == second.tokens.lowerBound
            && text.tokens[second.tokens.lowerBound].gap == .slash
        if isEqual { return 0.9 }
        guard !vocabulary.families.paths[Int(head.value)].contains("/") else { return 0.55 }
        return trade(of: head) == trade(of: role) ? 0.9 : 0.35
    }

    /// The first step of the family's path; those that "engineer" and "scientist" alone leave open are one.
    private func trade(of role: Mention) -> Substring {
        let first = vocabulary.families.paths[Int(role.value)].prefix { $0 != "/" }
        return ["software", "data", "engineering", "science", "security", "it"].contains(first) ? "technical" : first
    }

    /// The highest level the title names; "manager" inside a role's name ("product manager") is no level.
    func seniority(_ text: TokenisedText, _ mentions: [Mention]) -> PostingFacts.SeniorityFact? {
        let roles = mentions.filter { $0.kind == .role && $0.tokens.count > 1 }
        var best: (level: Seniority, mention: Mention)?
        for mention in mentions where mention.kind == .seniority && mention.value != Term.noLevel {
            let level = Seniority.allCases[Int(mention.value)]
            if isSuperior(mention, text) { continue }
            let inside = roles.contains { $0.tokens.overlaps(mention.tokens) && $0.tokens.count > mention.tokens.count }
            if inside, level != .executive, !isManagement(mention, roles) { continue }
            if let best, best.level == .intern || best.level.rank >= level.rank, level != .intern { continue }
            best = (level, mention)
        }
        guard let best else { return nil }
        return .init(level: best.level, span: Span(.title, text, best.mention.tokens))
    }

    /// "Assistant to the CEO": the level of another.
    private func isSuperior(_ mention: Mention, _ text: TokenisedText) -> Bool {
        let before = (Swift.max(0, mention.tokens.lowerBound - 3)..<mention.tokens.lowerBound)
            .map { text.text($0..<$0 + 1).lowercased() }
        return before.contains("to") || before.suffix(2) == ["of", "the"]
    }

    /// Every level the title names, where it names several as equals ("Senior/Staff"), else the one that counts.
    func levels(_ text: TokenisedText, _ mentions: [Mention]) -> [PostingFacts.SeniorityFact] {
        guard let main = seniority(text, mentions), let span = main.span else { return [] }
        let others = mentions.filter { $0.kind == .seniority && $0.value != Term.noLevel }
        guard let own = others.first(where: { text.tokens[$0.tokens.lowerBound].start == span.start }) else {
            return [main]
        }
        let equal = others.filter { other in
            let (first, second) = other.tokens.lowerBound < own.tokens.lowerBound ? (other, own) : (own, other)
            guard first.tokens.upperBound <= second.tokens.lowerBound else { return false }
            let between = first.tokens.upperBound..<second.tokens.lowerBound
            return between.isEmpty && text.tokens[second.tokens.lowerBound].gap == .slash
                || between.count == 1 && ["or", "oder", "ou", "o"].contains(text.text(between).lowercased())
        }
        let more = equal.map {
            PostingFacts.SeniorityFact(
                level: Seniority.allCases[Int($0.value)], span: Span(.title, text, $0.tokens))
        }
        return [main] + more.filter { $0.level != main.level }
    }

    /// "Engineering manager", "head of product": the role's own name says that it leads people.
    private func isManagement(_ mention: Mention, _ roles: [Mention]) -> Bool {
        let level = Seniority.allCases[Int(mention.value)]
        if level.rank >= Seniority.director.rank { return true }
        return level == .manager
            && roles.contains {
                vocabulary.families.paths[Int($0.value)] == "software/management"
                    && $0.tokens.overlaps(mention.tokens)
            }
    }
}

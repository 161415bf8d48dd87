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
        let ordered = special.sorted {
            ($0.tokens.count, $1.tokens.lowerBound) > ($1.tokens.count, $0.tokens.lowerBound)
        }
        let longest = ordered[0].tokens.count
        var seen = Set<Int32>()
        return ordered.prefix(4).enumerated().compactMap { index, role in
            guard seen.insert(role.value).inserted else { return nil }
            let weight = index == 0 ? 1 : role.tokens.count == longest ? 0.9 : 0.55
            return .init(family: Int(role.value), weight: weight, span: Span(.title, text, role.tokens))
        }
    }

    /// The highest level the title names; "manager" inside a role's name ("product manager") is no level.
    func seniority(_ text: TokenisedText, _ mentions: [Mention]) -> PostingFacts.SeniorityFact? {
        let roles = mentions.filter { $0.kind == .role && $0.tokens.count > 1 }
        var best: (level: Seniority, mention: Mention)?
        for mention in mentions where mention.kind == .seniority && mention.value != Term.noLevel {
            let level = Seniority.allCases[Int(mention.value)]
            let inside = roles.contains { $0.tokens.overlaps(mention.tokens) && $0.tokens.count > mention.tokens.count }
            if inside, level != .executive, !isManagement(mention, roles) { continue }
            if let best, best.level == .intern || best.level.rank >= level.rank, level != .intern { continue }
            best = (level, mention)
        }
        guard let best else { return nil }
        return .init(level: best.level, span: Span(.title, text, best.mention.tokens))
    }

    /// "Engineering manager", "head of product": the role's own name says that it leads people.
    private func isManagement(_ mention: Mention, _ roles: [Mention]) -> Bool {
        let level = Seniority.allCases[Int(mention.value)]
        if level.rank >= Seniority.director.rank { return true }
        return level == .manager
            && roles.contains { vocabulary.families.paths[Int($0.value)] == "software/management"
                && $0.tokens.overlaps(mention.tokens) }
    }
}

import Domain

/// Tells where the work is done; the text goes before the page's fields where they disagree.
struct WorkplaceReader {
    let text: PostingText
    let read: PostingFacts
    let vocabulary: Vocabulary

    typealias Found = (workplace: Workplace, span: Span?)

    /// Trades that are done on the spot, whatever a posting says of it.
    private static let onTheSpot = [
        "hospitality/kitchen", "hospitality/service", "hospitality/hotel", "healthcare/nursing", "healthcare/care",
        "trades", "operations/logistics", "manufacturing", "retail", "services", "education",
    ]

    /// What the text says of it.
    func told() -> [Found] {
        let isElsewhere = read.places.contains { $0.isRemote && !$0.isScope }
        return fromText().filter { !isElsewhere || $0.workplace != .hybrid || officeDays() != nil }
    }

    /// None where nothing is said, two where the choice is free.
    func workplaces() -> [Found] {
        let told = told()
        if told.contains(where: { $0.workplace == .hybrid }) { return told.filter { $0.workplace == .hybrid } }
        if let field = read.workplace {
            if told.isEmpty || told.contains(where: { $0.workplace == field.workplace }) {
                let other = told.filter { $0.workplace != field.workplace }
                // Both in the text: a choice, unless the field itself is sure.
                return [(field.workplace, field.span)] + (isChoice ? other : [])
            }
            // A field that says remote beside a text that asks for the office.
            return told
        }
        if !told.isEmpty { return told }
        if let free = read.places.first(where: { $0.named.contains(where: \.isEverywhere) }) {
            return [(.remote, free.span)]
        }
        let families = read.roles.prefix(1).map { vocabulary.families.paths[$0.family] }
        let isOnTheSpot = families.contains { family in Self.onTheSpot.contains { family.hasPrefix($0) } }
        return isOnTheSpot ? [(.onSite, nil)] : []
    }

    /// "Remote or in our office".
    private var isChoice: Bool {
        text.cues[.officeCue].contains { office in
            let near = Swift.max(0, office.tokens.lowerBound - 6)..<office.tokens.lowerBound
            return text.body.mentions(text.inBody, in: near).contains {
                $0.kind == .cue && $0.value == Cue.remoteCue.rawValue
                    && near.contains { text.body.text($0..<$0 + 1).lowercased() == "or" }
            }
        }
    }

    private func fromText() -> [Found] {
        var found: [Found] = []
        func add(_ workplace: Workplace, _ mention: Mention, _ field: Span.Field, _ text: TokenisedText) {
            guard !found.contains(where: { $0.workplace == workplace }) else { return }
            found.append((workplace, Span(field, text, mention.tokens)))
        }
        for label in text.cues[.locationLabel] {
            let line = text.body.line(around: label.tokens)
            guard label.tokens.lowerBound - line.lowerBound <= 1, line.count <= 20 else { continue }
            for (cue, workplace) in [
                (Cue.hybridCue, Workplace.hybrid), (.remoteCue, .remote), (.onSiteCue, .onSite),
            ] {
                if let mention = text.cues[cue].first(where: { line.contains($0.tokens.lowerBound) }) {
                    add(workplace, mention, .description, text.body)
                    break
                }
            }
        }
        if let item = text.cues[.onSiteCue].first(where: isItem) { add(.onSite, item, .description, text.body) }
        if let days = officeDays() { add(days.workplace, days.mention, .description, text.body) }
        for (cue, workplace) in [
            (Cue.hybridCue, Workplace.hybrid), (.onSiteJobCue, .onSite), (.remoteJobCue, .remote),
        ] {
            if let mention = text.cues[cue].first(where: isOfJob) { add(workplace, mention, .description, text.body) }
        }
        return found
    }

    /// "- In-person, San Francisco": an item that begins with the word and says little else.
    private func isItem(_ mention: Mention) -> Bool {
        let line = text.body.line(around: mention.tokens)
        return line.lowerBound == mention.tokens.lowerBound && line.count <= 6
            && !text.body.mentions(text.inBody, in: line).contains {
                $0.kind == .cue && $0.value == Cue.remoteCue.rawValue
            }
            && line.contains { text.body.tokens[$0].gap == .comma || line.count <= 2 }
    }

    /// Not negated, and not among the closing words, except in a line of its own ("Location: Hybrid").
    private func isOfJob(_ mention: Mention) -> Bool {
        guard !text.body.isNegated(mention.tokens.lowerBound, text.inBody) else { return false }
        let line = text.body.line(around: mention.tokens)
        return line.count <= 10 || text.sections.section(of: mention.tokens.lowerBound) != .other
            || text.body.has(.selfCue, in: text.body.sentence(around: mention.tokens, reach: 12), text.inBody)
    }

    /// "Three days a week in the office" is hybrid, five of them are not.
    private func officeDays() -> (workplace: Workplace, mention: Mention)? {
        for office in text.cues[.officeCue] {
            let sentence = text.body.sentence(around: office.tokens, reach: 10)
            guard let day = sentence.first(where: isDay) else { continue }
            let numbers = (Swift.max(sentence.lowerBound, day - 4)..<day).compactMap { token in
                text.body.value(of: token)
                    ?? text.body.mentions(text.inBody, in: token..<token + 1)
                    .first { $0.kind == .cue && $0.value == Cue.number.rawValue }.map { Int($0.number) }
            }
            guard let days = numbers.last, (1...7).contains(days) else { continue }
            return (days >= 5 ? .onSite : .hybrid, office)
        }
        return nil
    }

    private func isDay(_ token: Int) -> Bool {
        [
            "days", "day", "tage", "tagen", "tag", "jours", "jour", "días", "dagen", "dias", "dny", "dní", "giorni",
            "days/week", "x",
        ].contains(text.body.text(token..<token + 1).lowercased())
    }
}

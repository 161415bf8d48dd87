import Domain

/// Finds where the words of a posting let a remote person live: "Remote (US)", "anywhere in Europe", "hire globally".
struct RemoteScopeReader {
    let text: PostingText
    private let places: PlaceReader

    init(text: PostingText, vocabulary: Vocabulary) {
        self.text = text
        places = PlaceReader(vocabulary)
    }

    /// Lines that say where the job is: "Location: Remote (US)".
    func labels() -> [PlaceFact] {
        text.cues[.locationLabel].compactMap { cue in
            let line = text.body.line(around: cue.tokens)
            guard cue.tokens.lowerBound - line.lowerBound <= 1, cue.tokens.upperBound < line.upperBound,
                line.count <= 24, text.body.byte(after: cue.tokens.upperBound - 1) == UInt8(ascii: ":")
            else { return nil }
            let rest = cue.tokens.upperBound..<line.upperBound
            let fact = places.read(
                Array(text.body.mentions(text.inBody, in: rest)), span: Span(.description, text.body, rest))
            return fact.isKnown ? fact : nil
        }
    }

    /// "Engineer (Remote, US)".
    func titled() -> [PlaceFact] {
        guard text.inTitle.contains(where: { $0.kind == .place }) else { return [] }
        let named = text.inTitle.filter { $0.kind == .place }
        guard let first = named.first, let last = named.last else { return [] }
        let fact = places.read(
            named, span: Span(.title, text.title, first.tokens.lowerBound..<last.tokens.upperBound))
        return fact.isKnown ? [fact] : []
    }

    /// What the text says of it, in its order.
    func scopes() -> [PlaceFact] {
        var found = ScopeReader(text: text.body, mentions: text.inBody, places: places).scopes()
        for cue in text.cues[.everywhereCue]
        where isOfJob(cue) && text.sections.section(of: cue.tokens.lowerBound) != .other {
            found.append(PlaceFact(isRemote: true, isEverywhere: true, span: Span(.description, text.body, cue.tokens)))
        }
        for cue in text.cues[.remoteCue] where isOfJob(cue) {
            if let beside = beside(cue) { found.append(beside) }
        }
        return found.filter { $0.isKnown && !$0.isHeadquarters }
    }

    /// "Remote (US)", "remote, Germany", "US remote".
    private func beside(_ cue: Mention) -> PlaceFact? {
        let line = text.body.line(around: cue.tokens)
        let after = cue.tokens.upperBound..<Swift.min(cue.tokens.upperBound + 8, line.upperBound)
        var named = text.body.mentions(text.inBody, in: after).filter { $0.kind == .place }
        var end = cue.tokens.upperBound
        named = named.filter { mention in
            // Places follow each other closely, or the list is over.
            guard mention.tokens.lowerBound - end <= 2, text.body.isOneSentence(cue.tokens, mention.tokens) else {
                return false
            }
            end = mention.tokens.upperBound
            return true
        }
        if named.isEmpty {
            let before = Swift.max(line.lowerBound, cue.tokens.lowerBound - 2)..<cue.tokens.lowerBound
            named = text.body.mentions(text.inBody, in: before).filter { $0.kind == .place }
        }
        guard let first = named.first, let last = named.last else { return nil }
        let start = Swift.min(first.tokens.lowerBound, cue.tokens.lowerBound)
        let stop = Swift.max(last.tokens.upperBound, cue.tokens.upperBound)
        var fact = places.read(Array(named), span: Span(.description, text.body, start..<stop))
        // A city beside the word is an office to choose from.
        guard fact.named.allSatisfy({ $0.kind != .city }) else { return nil }
        fact.isRemote = true
        return fact
    }

    private func isOfJob(_ mention: Mention) -> Bool {
        !text.body.isNegated(mention.tokens.lowerBound, text.inBody)
            && (text.sections.section(of: mention.tokens.lowerBound) != .other
                || text.body.line(around: mention.tokens).count <= 10)
    }
}

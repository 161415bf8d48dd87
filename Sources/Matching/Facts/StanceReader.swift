/// Tells whether an employer offers or refuses help with a visa and with moving, or says nothing.
struct StanceReader {
    let text: PostingText

    typealias Found = (stance: Facts.Stance, span: Span?)

    /// What may follow "we do not sponsor" where it is about people; not "events".
    private static let sponsored: Set<String> = [
        "any", "anyone", "applicants", "at", "blue", "candidates", "currently", "cpt", "employees",
        "employment", "everybody", "everyone", "f1", "for", "foreign", "green", "h", "h1b", "immigration", "in",
        "individuals", "international", "it", "new", "non", "now", "on", "opt", "or", "people", "permits", "relocation",
        "residence", "them", "this", "tn", "visa", "visas", "work", "you", "your",
    ]
    private static let harmless: Set<String> = ["problem", "problems", "worries", "matter", "just", "only", "wonder"]
    private static let promises: Set<String> = ["we", "offer", "provide", "gladly", "happy", "can", "will", "wir"]

    /// What candidates without the right to work are told. Nothing, where one part refuses what another promises.
    func sponsorship() -> Found {
        let offered = text.cues[.sponsorOffered].filter { isOfPeople($0) && !isAsked($0, around: 14) }
        let refused = text.cues[.sponsorRefused].first { isOfPeople($0) && !isNotNeeded($0) }
        if let refused {
            let isPromised = offered.contains { offer in
                !offer.tokens.overlaps(refused.tokens)
                    && abs(offer.tokens.lowerBound - refused.tokens.lowerBound) > 5 && isPromise(offer)
            }
            return isPromised ? (.unsaid, nil) : (.refused, span(refused))
        }
        guard let offer = offered.first else { return (.unsaid, nil) }
        return (isDenied(offer, around: 14) ? .refused : .offered, span(offer))
    }

    func sponsorshipFact() -> PostingFacts.SponsorshipFact? {
        let (stance, span) = sponsorship()
        return span.map { .init(isOffered: stance == .offered, span: $0) }
    }

    func relocation() -> Found {
        if let refused = text.cues[.relocationRefused].first { return (.refused, span(refused)) }
        guard let offer = text.cues[.relocationOffered].first(where: { !isAsked($0, around: 10) }) else {
            return (.unsaid, nil)
        }
        return (isDenied(offer, around: 10) ? .refused : .offered, span(offer))
    }

    private func span(_ mention: Mention) -> Span { Span(.description, text.body, mention.tokens) }

    private func isOfPeople(_ mention: Mention) -> Bool {
        let next = mention.tokens.upperBound
        guard text.body.word(next - 1) == "sponsor", next < text.body.tokens.count,
            text.body.tokens[next].gap == .space
        else { return true }
        return Self.sponsored.contains(text.body.word(next))
    }

    /// "No sponsorship is needed for citizens of the EU."
    private func isNotNeeded(_ mention: Mention) -> Bool {
        let next = mention.tokens.upperBound..<Swift.min(mention.tokens.upperBound + 3, text.body.tokens.count)
        return text.body.word(mention.tokens.lowerBound) == "no"
            && next.contains { ["needed", "required", "necessary"].contains(text.body.word($0)) }
    }

    private func isPromise(_ mention: Mention) -> Bool {
        let before = Swift.max(0, mention.tokens.lowerBound - 3)..<mention.tokens.upperBound
        return before.contains { Self.promises.contains(text.body.word($0)) }
            && !text.body.isNegated(mention.tokens.lowerBound, within: 5, text.inBody)
            && !isDenied(mention, around: 3)
    }

    private func isDenied(_ mention: Mention, around reach: Int) -> Bool {
        let sentence = text.body.sentence(around: mention.tokens, reach: reach)
        return text.body.mentions(text.inBody, in: sentence).contains { not in
            guard not.kind == .cue, not.value == Cue.notCue.rawValue else { return false }
            let next = not.tokens.upperBound
            return next >= text.body.tokens.count || !Self.harmless.contains(text.body.word(next))
        }
    }

    /// "Will you now or in future require visa sponsorship?" offers nothing.
    private func isAsked(_ mention: Mention, around reach: Int) -> Bool {
        let sentence = text.body.sentence(around: mention.tokens, reach: reach)
        let words = sentence.map { text.body.word($0) }
        return text.body.byte(after: sentence.upperBound - 1) == UInt8(ascii: "?")
            || words.contains { ["require", "requires", "requiring", "need", "needing"].contains($0) }
                && !words.contains { ["offer", "provide", "can", "happy", "able"].contains($0) }
    }
}

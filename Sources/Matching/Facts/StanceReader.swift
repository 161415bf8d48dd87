/// Tells whether an employer offers or refuses help with a visa and with moving, or says nothing.
struct StanceReader {
    let text: PostingText

    typealias Found = (stance: Facts.Stance, span: Span?)

    /// What candidates without the right to work are told.
    func sponsorship() -> Found {
        if let refused = text.cues[.sponsorRefused].first {
            return (.refused, Span(.description, text.body, refused.tokens))
        }
        for offered in text.cues[.sponsorOffered] {
            let sentence = text.body.sentence(around: offered.tokens, reach: 14)
            let isDenied = text.body.has(.notCue, in: sentence, text.inBody)
            // "Will you now or in future require visa sponsorship?" offers nothing.
            if isAsked(offered, in: sentence) { continue }
            return (isDenied ? .refused : .offered, Span(.description, text.body, offered.tokens))
        }
        return (.unsaid, nil)
    }

    func relocation() -> Found {
        if let refused = text.cues[.relocationRefused].first {
            return (.refused, Span(.description, text.body, refused.tokens))
        }
        for offered in text.cues[.relocationOffered] {
            let sentence = text.body.sentence(around: offered.tokens, reach: 10)
            let isDenied = text.body.has(.notCue, in: sentence, text.inBody)
            if isAsked(offered, in: sentence) { continue }
            return (isDenied ? .refused : .offered, Span(.description, text.body, offered.tokens))
        }
        return (.unsaid, nil)
    }

    private func isAsked(_ mention: Mention, in sentence: Range<Int>) -> Bool {
        let words = sentence.map { text.body.text($0..<$0 + 1).lowercased() }
        return text.body.byte(after: sentence.upperBound - 1) == UInt8(ascii: "?")
            || words.contains { ["require", "requires", "requiring", "need", "needing"].contains($0) }
                && !words.contains { ["offer", "provide", "can", "happy", "able"].contains($0) }
    }
}

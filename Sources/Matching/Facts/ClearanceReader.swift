/// Finds what a posting asks of clearance, citizenship, the right to work and police records.
struct ClearanceReader {
    let text: PostingText
    private static let kinds: [(cue: Cue, kind: Facts.ClearanceFact.Kind)] = [
        (.clearanceCue, .securityClearance), (.citizenshipCue, .citizenship), (.rightToWorkCue, .rightToWork),
        (.policeRecordCue, .policeRecord),
    ]

    /// Each kind once; words in a passage on equal opportunities ask nothing.
    func clearances() -> [(kind: Facts.ClearanceFact.Kind, span: Span)] {
        Self.kinds.compactMap { cue, kind in
            if let titled = text.titleCues[cue].first { return (kind, Span(.title, text.title, titled.tokens)) }
            return text.cues[cue].first(where: isAsked).map { (kind, Span(.description, text.body, $0.tokens)) }
        }
    }

    private func isAsked(_ mention: Mention) -> Bool {
        let sentence = text.body.sentence(around: mention.tokens)
        let near = Swift.max(0, sentence.lowerBound - 4)..<sentence.upperBound
        return !text.body.has(.equalCue, in: near, text.inBody)
            && !text.body.isNegated(mention.tokens.lowerBound, text.inBody)
            && !text.body.has(.sponsorOffered, in: near, text.inBody)
            && !sentence.contains { ["verify", "everify", "form"].contains(text.body.text($0..<$0 + 1).lowercased()) }
    }
}

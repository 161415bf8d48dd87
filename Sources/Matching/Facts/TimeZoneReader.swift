/// Finds the hours of another place that one must share: "4 hours overlap with CET", "PST business hours".
struct TimeZoneReader {
    let text: PostingText

    func zone() -> Span? {
        if let demand = text.cues[.timeZoneCue].first(where: isOfJob) {
            return Span(.description, text.body, text.body.sentence(around: demand.tokens, reach: 6))
        }
        for zone in text.cues[.zoneCue] where isOfJob(zone) {
            let sentence = text.body.sentence(around: zone.tokens, reach: 10)
            let demands = text.body.mentions(text.inBody, in: sentence).filter {
                $0.kind == .cue && $0.value == Cue.zoneDemandCue.rawValue && !$0.tokens.overlaps(zone.tokens)
            }
            let isClock = sentence.contains { token in
                token != zone.tokens.lowerBound && text.body.tokens[token].start >= 0
                    && text.body.text(token..<token + 1).contains(where: \.isNumber)
            }
            let isName = zone.tokens.count > 1
            guard !demands.isEmpty || (isClock && !isName) else { continue }
            let first = demands.map(\.tokens.lowerBound).min().map { Swift.min($0, zone.tokens.lowerBound) }
            let end = demands.map(\.tokens.upperBound).max().map { Swift.max($0, zone.tokens.upperBound) }
            return Span(
                .description, text.body,
                (first ?? zone.tokens.lowerBound)..<(end ?? zone.tokens.upperBound))
        }
        return nil
    }

    private func isOfJob(_ mention: Mention) -> Bool {
        text.sections.section(of: mention.tokens.lowerBound) != .other
    }
}

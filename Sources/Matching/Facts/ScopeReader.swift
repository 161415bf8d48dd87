import Domain

/// Finds where the text itself lets people live: "remote within the EU", "open to candidates in Germany", "US residents
/// only".
struct ScopeReader {
    let text: TokenisedText
    let mentions: [Mention]
    let places: PlaceReader
    /// A text that names more is a list, not a condition.
    private static let most = 5

    /// The places in the order of the text; only those that name a place we know.
    func scopes() -> [PlaceFact] {
        var scopes: [PlaceFact] = []
        for cue in mentions where cue.kind == .cue && scopes.count < Self.most {
            let scope: PlaceFact? =
                switch Cue(rawValue: cue.value) {
                case .mustLiveCue: place(from: cue.tokens, to: cue.tokens.upperBound..<cue.tokens.upperBound + 6)
                case .residentsCue:
                    place(from: cue.tokens, to: Swift.max(0, cue.tokens.lowerBound - 3)..<cue.tokens.lowerBound)
                case .remoteCue where !text.isNegated(cue.tokens.lowerBound, mentions): reach(of: cue)
                default: nil
                }
            if let scope, scope.isKnown { scopes.append(scope) }
        }
        return scopes
    }

    /// Whether it says, and does not deny, that one need not come to the office.
    func opensRemote() -> Bool {
        mentions.contains {
            $0.kind == .cue && $0.value == Cue.openRemoteCue.rawValue
                && !text.isNegated($0.tokens.lowerBound, mentions)
        }
    }

    /// "Remotely from anywhere in Europe", "remote within the EU".
    private func reach(of remote: Mention) -> PlaceFact? {
        let near = remote.tokens.lowerBound..<remote.tokens.upperBound + 3
        let cues = text.mentions(mentions, in: near).filter {
            $0.kind == .cue && $0.value == Cue.reachCue.rawValue
        }
        guard let cue = cues.last else { return nil }
        var scope = place(from: remote.tokens, to: cue.tokens.lowerBound..<cue.tokens.upperBound + 5)
        scope?.isRemote = true
        return scope
    }

    private func place(from cue: Range<Int>, to reach: Range<Int>) -> PlaceFact? {
        let named = text.mentions(mentions, in: reach).filter {
            $0.kind == .place && text.isOneSentence(cue, $0.tokens)
        }
        guard let first = named.first, let last = named.last else { return nil }
        let start = Swift.min(cue.lowerBound, first.tokens.lowerBound)
        let end = Swift.max(cue.upperBound, last.tokens.upperBound)
        var scope = places.read(named, span: Span(.description, text, start..<end))
        scope.isScope = true
        return scope
    }
}

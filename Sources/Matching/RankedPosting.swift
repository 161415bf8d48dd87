public import Domain

/// A posting and what weighing it against the candidate came to.
public struct RankedPosting: Sendable {
    public let posting: Posting
    public let match: Match

    public init(posting: Posting, match: Match) {
        self.posting = posting
        self.match = match
    }
}

import Database
public import Domain
public import Foundation

/// What weighing a posting against a candidate came to, as it is stored.
public struct StoredMatch: Sendable, Hashable {
    public var candidate: CandidateKey
    public var posting: PostingKey
    /// Of the posting as it was weighed.
    public var contentHash: ContentHash
    public var match: Match
    /// The version of the engine that weighed it.
    public var engine: Int
    public var matchedAt: Date

    public init(
        candidate: CandidateKey, posting: PostingKey, contentHash: ContentHash, match: Match, engine: Int = 1,
        matchedAt: Date
    ) {
        self.candidate = candidate
        self.posting = posting
        self.contentHash = contentHash
        self.match = match
        self.engine = engine
        self.matchedAt = matchedAt
    }
}

/// A match beside its posting.
public struct RankedMatch: Sendable, Hashable {
    public var match: StoredMatch
    public var posting: StoredPosting
    /// The posting has other words since.
    public var isStale: Bool { match.contentHash != posting.contentHash }
}

extension StoredMatch {
    /// Names that `posting` has, too, are apart.
    static let columns: SQL = """
        candidate, posting_match.posting, posting_match.content_hash AS matched_hash, score, verdict, is_provisional, findings,
        engine, matched_at
        """

    /// The sentences and quotes of a match, and the name of the CV that it is about.
    struct Findings: Codable {
        var reasons: [Finding]
        var considerations: [Finding]
        var stretchGoals: [Finding]
        var dealBreaker: DealBreaker?
        var cv: String?

        init(_ match: Match) {
            reasons = Self.bounded(match.reasons)
            considerations = Self.bounded(match.considerations)
            stretchGoals = Self.bounded(match.stretchGoals)
            dealBreaker = match.dealBreaker.map {
                DealBreaker($0.kind, Self.bounded($0.text), quote: $0.quote.map(Self.bounded))
            }
            cv = match.cv.map(Self.bounded)
        }

        private static func bounded(_ findings: [Finding]) -> [Finding] {
            findings.prefix(BoundedText.items).map { Finding(bounded($0.text), quote: $0.quote.map(bounded)) }
        }

        private static func bounded(_ text: String) -> String { BoundedText.clean(text, upTo: BoundedText.message) }
    }

    init(_ row: Row) throws {
        let findings: Findings = try row.value("findings", as: JSON.self).decoded()
        self.init(
            candidate: try row["candidate"], posting: try row["posting"], contentHash: try row["matched_hash"],
            match: Match(
                score: try row["score"], verdict: try row["verdict"], reasons: findings.reasons,
                considerations: findings.considerations, stretchGoals: findings.stretchGoals,
                dealBreaker: findings.dealBreaker, isProvisional: try row["is_provisional"], cv: findings.cv),
            engine: try row["engine"], matchedAt: try row["matched_at"])
    }
}

public import Database
import Domain

/// How postings fit candidates.
public enum Matches {
    /// Adds matches, each in the place of an earlier one of the same candidate and posting.
    public static func save(_ matches: [StoredMatch], in tx: Transaction) throws {
        try tx.run(batch: matches.map(upsert))
    }

    public static func find(
        _ candidate: CandidateKey, _ posting: PostingKey, in tx: Transaction
    ) throws -> StoredMatch? {
        try tx.find(
            """
            SELECT \(StoredMatch.columns)
            FROM posting_match
            WHERE candidate = \(candidate) AND posting = \(posting)
            """
        ).map(StoredMatch.init)
    }

    /// Those of open postings, best first.
    ///
    /// - Parameter score: the least.
    public static func best(
        of candidate: CandidateKey, score: Int = 0, limit: Int = 50, offset: Int = 0, in tx: Transaction
    ) throws -> [RankedMatch] {
        try tx.rows(
            """
            SELECT \(StoredMatch.columns), \(StoredPosting.columns)
            FROM posting_match
            JOIN posting ON posting.id = posting_match.posting
            JOIN company ON company.id = posting.company
            WHERE candidate = \(candidate) AND score >= \(score) AND state = 'open'
            ORDER BY score DESC, posting_match.posting
            LIMIT \(limit) OFFSET \(offset)
            """
        ).map { RankedMatch(match: try StoredMatch($0), posting: try StoredPosting($0)) }
    }

    /// Open postings that nobody has weighed for the candidate since they last changed, newest first.
    public static func missing(
        of candidate: CandidateKey, limit: Int = 1_000, in tx: Transaction
    ) throws -> [PostingKey] {
        try tx.rows(
            """
            SELECT id
            FROM posting
            WHERE state = 'open' AND NOT EXISTS (
                SELECT 1
                FROM posting_match
                WHERE candidate = \(candidate) AND posting_match.posting = posting.id
                    AND posting_match.content_hash = posting.content_hash
            )
            ORDER BY first_seen_at DESC, id DESC
            LIMIT \(limit)
            """
        ).map { try $0["id"] }
    }

    private static func upsert(_ stored: StoredMatch) throws -> SQL {
        let match = stored.match
        return """
            INSERT INTO posting_match (candidate, posting, content_hash, score, band, verdict, deal_breaker,
                is_provisional, findings, engine, matched_at)
            VALUES (\(stored.candidate), \(stored.posting), \(stored.contentHash), \(match.score), \(match.band),
                \(match.verdict), \(match.dealBreaker?.kind), \(match.isProvisional),
                \(try JSON(encoding: StoredMatch.Findings(match))), \(stored.engine), \(stored.matchedAt))
            ON CONFLICT (candidate, posting) DO UPDATE
            SET content_hash = excluded.content_hash, score = excluded.score, band = excluded.band,
                verdict = excluded.verdict, deal_breaker = excluded.deal_breaker,
                is_provisional = excluded.is_provisional, findings = excluded.findings,
                engine = excluded.engine, matched_at = excluded.matched_at
            """
    }
}

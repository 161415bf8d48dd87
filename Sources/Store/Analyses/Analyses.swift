public import Database
import Domain

/// What models made of matches.
public enum Analyses {
    /// Adds an analysis, in the place of an earlier one of the same candidate and posting.
    public static func save(_ analysis: StoredAnalysis, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO posting_analysis (candidate, posting, content_hash, local_score, model, prompt, scores, failure,
                analysed_at)
            VALUES (\(analysis.candidate), \(analysis.posting), \(analysis.contentHash), \(analysis.localScore),
                \(BoundedText.clean(analysis.model, upTo: 300)), \(analysis.prompt),
                \(try analysis.scores.map { try JSON(encoding: $0) }),
                \(BoundedText.cleanOrNil(analysis.failure, upTo: BoundedText.message)), \(analysis.analysedAt))
            ON CONFLICT (candidate, posting) DO UPDATE
            SET content_hash = excluded.content_hash, local_score = excluded.local_score, model = excluded.model,
                prompt = excluded.prompt, scores = excluded.scores, failure = excluded.failure,
                analysed_at = excluded.analysed_at
            """)
    }

    public static func find(_ candidate: CandidateKey, _ posting: PostingKey, in tx: Transaction) throws
        -> StoredAnalysis?
    {
        try tx.find("SELECT * FROM posting_analysis WHERE candidate = \(candidate) AND posting = \(posting)")
            .map(StoredAnalysis.init)
    }

    /// Matches of open postings that no model has looked at since they were weighed, best first.
    ///
    /// - Parameter leastScore: by local rules; those with a deal-breaker have none.
    public static func missing(
        of candidate: CandidateKey, leastScore: Int, limit: Int, in tx: Transaction
    ) throws -> [RankedMatch] {
        try tx.rows(missingStatement(of: candidate, leastScore: leastScore, limit: limit))
            .map { RankedMatch(match: try StoredMatch($0), posting: try StoredPosting($0)) }
    }

    static func missingStatement(of candidate: CandidateKey, leastScore: Int, limit: Int) -> SQL {
        """
        SELECT \(StoredMatch.columns), \(StoredPosting.columns)
        FROM posting_match
        JOIN posting ON posting.id = posting_match.posting
        JOIN company ON company.id = posting.company
        WHERE candidate = \(candidate) AND score >= \(max(leastScore, 1)) AND state = 'open'
            AND posting_match.content_hash = posting.content_hash AND NOT EXISTS (
                SELECT 1
                FROM posting_analysis AS known
                WHERE known.candidate = posting_match.candidate AND known.posting = posting_match.posting
                    AND known.content_hash = posting_match.content_hash AND known.analysed_at >= posting_match.matched_at
            )
        ORDER BY score DESC, posting_match.posting
        LIMIT \(limit)
        """
    }
}

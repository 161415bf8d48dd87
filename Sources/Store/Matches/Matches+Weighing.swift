public import Database
public import Foundation

extension Matches {
    /// The company's open postings that were not weighed for the candidate by this version of the engine, in the words that
    /// they have now, at that time or later.
    public static func toWeigh(
        for candidate: CandidateKey, of company: CompanyKey, since time: Date, engine: Int, in tx: Transaction
    ) throws -> [StoredPosting] {
        let keys: [PostingKey] = try tx.rows(
            """
            SELECT posting.id
            FROM posting
            WHERE company = \(company) AND state = 'open' AND NOT EXISTS (
                SELECT 1
                FROM posting_match
                WHERE candidate = \(candidate) AND posting_match.posting = posting.id AND matched_at >= \(time)
                    AND posting_match.content_hash = posting.content_hash AND engine >= \(engine)
            )
            """
        ).map { try $0["id"] }
        return try Postings.find(keys, in: tx)
    }

    /// Of open postings: that the candidate's match of them was made by an earlier version of the engine.
    public static func isOutdated(for candidate: CandidateKey, engine: Int) -> SQL {
        """
        state = 'open' AND EXISTS (
            SELECT 1
            FROM posting_match
            WHERE candidate = \(candidate) AND posting_match.posting = posting.id AND engine < \(engine)
        )
        """
    }
}

public import Database
public import Foundation

extension Matches {
    /// The company's open postings that were weighed for the candidate, in the words that they have now, at that time or
    /// later.
    public static func current(
        of candidate: CandidateKey, company: CompanyKey, since time: Date, in tx: Transaction
    ) throws -> Set<PostingKey> {
        Set(
            try tx.rows(
                """
                SELECT posting.id
                FROM posting
                JOIN posting_match ON posting_match.posting = posting.id AND posting_match.candidate = \(candidate)
                WHERE posting.company = \(company) AND state = 'open' AND matched_at >= \(time)
                    AND posting_match.content_hash = posting.content_hash
                """
            ).map { try $0["id"] })
    }
}

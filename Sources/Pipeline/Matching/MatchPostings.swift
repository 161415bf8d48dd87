public import Database
public import Foundation
public import Jobs
public import Store

/// Weighs a company's open postings against a candidate: those that are new, or changed, or were weighed by other
/// conditions.
public struct MatchPostings: Job {
    public static let kind = "match"

    public let candidate: CandidateKey
    public let company: CompanyKey

    public init(candidate: CandidateKey, company: CompanyKey) {
        self.candidate = candidate
        self.company = company
    }
}

extension MatchPostings {
    /// Queues one for each company that has postings, after the candidate has changed.
    ///
    /// - Returns: how many.
    @discardableResult
    public static func enqueueAll(for candidate: CandidateKey, in tx: Transaction, now: Date) throws -> Int {
        try enqueue(
            each: """
                SELECT \(sqlite: "json_object", postgres: "jsonb_build_object")('candidate', \(candidate), 'company', id)
                        AS payload,
                    CASE priority WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END AS priority,
                    \(now) AS run_at, \(nil as String?) AS unique_key, \(nil as String?) AS limit_key
                FROM company
                WHERE EXISTS (SELECT 1 FROM posting WHERE posting.company = company.id AND posting.state = 'open')
                """, in: tx, now: now)
    }
}

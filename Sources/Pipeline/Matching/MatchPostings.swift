public import Database
public import Foundation
public import Jobs
import Matching
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
        try enqueueAll(for: candidate, with: "state = 'open'", in: tx, now: now)
    }

    /// Queues one for each candidate and company with matches of an earlier version of the engine.
    static func enqueueOutdated(in tx: Transaction, now: Date) throws {
        for candidate in try Candidates.list(in: tx) {
            let isOutdated = Matches.isOutdated(for: candidate.key, engine: LocalMatcher.version)
            try enqueueAll(for: candidate.key, with: isOutdated, in: tx, now: now)
        }
    }

    @discardableResult
    private static func enqueueAll(
        for candidate: CandidateKey, with condition: SQL, in tx: Transaction, now: Date
    ) throws -> Int {
        try enqueue(
            each: """
                SELECT \(sqlite: "json_object", postgres: "jsonb_build_object")('candidate', \(candidate), 'company', id)
                        AS payload,
                    CASE priority WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END AS priority,
                    \(now) AS run_at, \(nil as String?) AS unique_key, \(nil as String?) AS limit_key
                FROM company
                WHERE EXISTS (SELECT 1 FROM posting WHERE posting.company = company.id AND \(condition))
                """, in: tx, now: now)
    }
}

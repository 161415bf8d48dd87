import Database
import Foundation
public import Jobs
public import Store

/// Has the best matches of a candidate analysed by a model: those that are new, or changed, or were analysed by other
/// conditions. It goes on until none is left or a limit is reached, and then waits without holding anything.
public struct AnalysePostings: Job {
    public static let kind = "analyse"
    /// What the ledger of calls names it.
    static let operation = "analysis"

    public let candidate: CandidateKey

    public init(candidate: CandidateKey) {
        self.candidate = candidate
    }

    /// One a candidate is enough: it takes all that there is. What comes while it ends is found by `enqueueAll`.
    public var uniqueKey: String? { "\(candidate.rawValue)" }
}

extension AnalysePostings {
    /// Queues one for each candidate with matches to be analysed.
    static func enqueueAll(_ setup: AnalysisSetup, in tx: Transaction, now: Date) throws {
        for candidate in try Candidates.list(in: tx)
        where try !Analyses.missing(of: candidate.key, leastScore: setup.leastScore, limit: 1, in: tx).isEmpty {
            try AnalysePostings(candidate: candidate.key).enqueue(in: tx, now: now, priority: .low)
        }
    }
}

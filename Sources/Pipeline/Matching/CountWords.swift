import Database
import Foundation
public import Jobs
import Matching
import Store

/// Counts the words of the postings that came since the last count: how rare a word is says how much it tells.
///
/// Those that close stay counted. A count that an earlier version wrote otherwise begins anew.
public struct CountWords: Job {
    public static let kind = "count"

    public init() {}

    public var uniqueKey: String? { "" }
}

extension CountWords {
    /// In one transaction's time.
    private static let most = 1_000

    func run(_ database: Database, _ context: JobContext) async throws -> Outcome {
        let (kept, postings) = try await database.read { tx in
            let kept = try WordCounts.find(in: tx).flatMap { stored in
                CollectionStatistics(data: stored.counts).map { (statistics: $0, through: stored.through) }
            }
            return (kept, try WordCounts.uncounted(after: kept?.through, limit: Self.most, in: tx))
        }
        guard let last = postings.last else { return .done }
        var statistics = kept?.statistics ?? CollectionStatistics()
        for posting in LocalMatcher().read(postings.map(\.posting)) { statistics.add(posting) }
        let counted = WordCounts.Stored(through: last.key, counts: statistics.data)
        return .done { tx, now in
            try WordCounts.save(counted, in: tx)
            if postings.count == Self.most { try CountWords().enqueue(in: tx, now: now, priority: context.priority) }
        }
    }
}

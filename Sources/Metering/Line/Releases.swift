import Database
import Foundation

/// When the calls of a gate are likely to free what they take.
struct Releases {
    private(set) var requests: [Measure.Release] = []
    private(set) var tokens: [Measure.Release] = []
    private(set) var calls: [Measure.Release] = []

    /// How many calls are looked at; what comes after these is extrapolated.
    private static let most = 200

    /// - Parameter pace: what is expected of those that are under way.
    init(of gate: Int, window: TimeInterval, pace: Pace, in tx: Transaction, now: Date) throws {
        for row in try tx.rows(Self.statement(of: gate, now: now)) {
            let held: Int = try row["tokens"]
            guard try row["is_open"] else {
                let until: Date = try row["requests_until"]
                if until > now { requests.append(.init(at: until, amount: 1)) }
                tokens.append(.init(at: try row["counts_until"], amount: held))
                continue
            }
            let reservedAt: Date = try row["reserved_at"]
            let arrival = max(reservedAt.addingTimeInterval(pace.arrival), now)
            let end = max(reservedAt.addingTimeInterval(pace.latency), now)
            let kept = pace.likely(held)
            calls.append(.init(at: end, amount: 1))
            requests.append(.init(at: arrival.addingTimeInterval(window), amount: 1))
            tokens.append(.init(at: end, amount: held - kept))
            tokens.append(.init(at: end.addingTimeInterval(window), amount: kept))
        }
        requests.sort { $0.at < $1.at }
        tokens.sort { $0.at < $1.at }
        calls.sort { $0.at < $1.at }
    }

    static func statement(of gate: Int, now: Date) -> SQL {
        """
        SELECT reserved_at, requests_until, counts_until, tokens,
            settled_at IS NULL AND leased_until > \(now) AS is_open
        FROM model_call
        WHERE gate = \(gate) AND counts_until > \(now)
        ORDER BY counts_until
        LIMIT \(most)
        """
    }
}

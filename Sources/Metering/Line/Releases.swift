import Database
import Foundation

/// When the calls of a gate are likely to free what they take.
struct Releases {
    private(set) var requests: [Measure.Release] = []
    private(set) var tokens: [Measure.Release] = []
    private(set) var calls: [Measure.Release] = []

    /// How many calls are looked at; what comes after these is extrapolated.
    private static let most = 1_000

    /// - Parameters:
    ///   - latency: how long a call takes, in seconds.
    ///   - thrift: how much of its estimate it takes.
    init(
        of gate: Int, window: TimeInterval, latency: TimeInterval, thrift: Double, in tx: Transaction, now: Date
    ) throws {
        for row in try tx.rows(Self.statement(of: gate, now: now)) {
            let held: Int = try row["tokens"]
            guard try row.value("settled_at", as: Date?.self) == nil, try row.value("leased_until") > now else {
                requests.append(.init(at: try row["requests_until"], amount: 1))
                tokens.append(.init(at: try row["counts_until"], amount: held))
                continue
            }
            let reservedAt: Date = try row["reserved_at"]
            let end = max(reservedAt.addingTimeInterval(latency), now)
            let kept = Int(Double(held) * thrift)
            calls.append(.init(at: end, amount: 1))
            requests.append(.init(at: end.addingTimeInterval(window), amount: 1))
            tokens.append(.init(at: end, amount: held - kept))
            tokens.append(.init(at: end.addingTimeInterval(window), amount: kept))
        }
        requests.sort { $0.at < $1.at }
        tokens.sort { $0.at < $1.at }
        calls.sort { $0.at < $1.at }
    }

    static func statement(of gate: Int, now: Date) -> SQL {
        """
        SELECT reserved_at, leased_until, settled_at, requests_until, counts_until, tokens
        FROM model_call
        WHERE gate = \(gate) AND counts_until > \(now)
        ORDER BY counts_until
        LIMIT \(most)
        """
    }
}

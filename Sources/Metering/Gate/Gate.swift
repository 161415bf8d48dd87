import Database
import Domain
import Foundation

/// The row at which all who call a model with one key meet.
struct Gate {
    let id: Int
    var state: GateRule.State
    /// How long it takes of late until the provider has certainly counted a request, in seconds; nil before the first one.
    var arrival: Double?
    /// How long an answer takes of late, in seconds; nil before the first one.
    var latency: Double?
    /// How much of its estimate a call really takes, of late; nil before the first one.
    var thrift: Double?

    /// Waits until nobody else decides at this gate, then looks at the clock.
    static func lock(
        _ access: ModelAccess, _ clock: MeterClock, window: Duration, in tx: Transaction
    ) throws -> (gate: Gate, now: Date) {
        let row =
            try find(access, in: tx)
            ?? {
                try tx.run(
                    """
                    INSERT INTO model_gate (provider, access_key, model)
                    VALUES (\(access.provider), \(access.key), \(access.model))
                    ON CONFLICT (provider, access_key, model) DO NOTHING
                    """)
                return try find(access, in: tx)
            }()
        guard let row else { throw DatabaseError.mistake("a gate that was just made is not there") }
        var gate = try Gate(row)
        let now = try clock.now(in: tx)
        if let seen: Date = try row["seen_at"], now < seen {
            try ClockSetBack(by: seen.timeIntervalSince(now), at: gate.id).keepDistances(in: tx, now: now)
            gate.state.closedUntil = gate.state.closedUntil?.addingTimeInterval(now.timeIntervalSince(seen))
        }
        return (gate, now)
    }

    func save(in tx: Transaction, now: Date) throws {
        try tx.run(
            """
            UPDATE model_gate
            SET seen_at = \(now), failures_in_row = \(state.failuresInRow), closed_until = \(state.closedUntil),
                arrival = \(arrival), latency = \(latency), thrift = \(thrift)
            WHERE id = \(id)
            """)
    }

    private static func find(_ access: ModelAccess, in tx: Transaction) throws -> Row? {
        try tx.find(
            """
            SELECT id, seen_at, failures_in_row, closed_until, arrival, latency, thrift
            FROM model_gate
            WHERE provider = \(access.provider) AND access_key = \(access.key) AND model = \(access.model)
            \(sqlite: "", postgres: "FOR NO KEY UPDATE")
            """)
    }

    private init(_ row: Row) throws {
        id = try row["id"]
        state = GateRule.State(failuresInRow: try row["failures_in_row"], closedUntil: try row["closed_until"])
        arrival = try row["arrival"]
        latency = try row["latency"]
        thrift = try row["thrift"]
    }
}

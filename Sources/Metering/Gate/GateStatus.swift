public import Database
public import Domain
public import Foundation

/// How it stands with a way to a model, for people who wonder why nothing happens.
public struct GateStatus: Sendable, Hashable {
    public var access: ModelAccess
    /// Nil when calls are let through.
    public var closedUntil: Date?
    public var failuresInRow: Int
    /// How many stand in line.
    public var waiting: Int
    /// How many calls are under way.
    public var open: Int

    /// All that were ever used.
    public static func list(in tx: Transaction, now: Date) throws -> [GateStatus] {
        try tx.rows(
            """
            SELECT provider, access_key, model, failures_in_row,
                CASE WHEN closed_until > \(now) THEN closed_until END AS closed_until,
                (SELECT count(*) FROM model_waiter WHERE gate = model_gate.id) AS waiting,
                (SELECT count(*) FROM model_call
                    WHERE gate = model_gate.id AND settled_at IS NULL AND leased_until > \(now)) AS open
            FROM model_gate
            ORDER BY provider, model, access_key
            """
        ).map {
            GateStatus(
                access: ModelAccess(
                    provider: try $0["provider"], key: try $0["access_key"], model: try $0["model"]),
                closedUntil: try $0["closed_until"], failuresInRow: try $0["failures_in_row"],
                waiting: try $0["waiting"], open: try $0["open"])
        }
    }
}

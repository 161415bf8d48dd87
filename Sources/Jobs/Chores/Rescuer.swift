public import Database
public import Foundation

/// Puts jobs whose worker went silent back in line. One that was at its last attempt is dead: it may be what kills its
/// workers.
public struct Rescuer: Sendable {
    public var batch: Int
    /// No worker takes longer leases: one that ends later was given before the clock was set back.
    public static let longestLease = Duration.seconds(60)

    private let handlers: [String: JobHandler]

    /// - Parameter handlers: whose `afterDeath` is told.
    public init(batch: Int = 1_000, handlers: [JobHandler] = []) {
        self.batch = batch
        self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.kind, $0) })
    }

    /// Safe to run on many machines at once, and beside workers that finish late: whoever is first wins.
    ///
    /// - Returns: how many are ready again and how many are dead; a full batch means that there may be more.
    public func runOnce(in tx: Transaction, now: Date) throws -> (rescued: Int, dead: Int) {
        try shortenLeases(in: tx, now: now)
        let silent = try tx.rows(statement(now: now))
        if silent.isEmpty { return (0, 0) }
        let dead = try silent.filter { try $0.value("attempt", as: Int.self) >= $0.value("max_attempts") }
        let rescued = try silent.filter { try $0.value("attempt", as: Int.self) < $0.value("max_attempts") }
        try tx.run(batch: silent.map { try Self.record($0, now: now) })
        try end(dead, "state = 'dead', finished_at = \(now)", in: tx)
        try end(rescued, "state = 'ready'", in: tx)
        try Wake.ready(rescued, in: tx)
        try LimitKeys(dead.compactMap { try $0.value("limit_key", as: String?.self) }).settle(in: tx)
        for row in dead { try Self.death(row).tell(handlers[row["kind"]], in: tx, now: now) }
        return (rescued.count, dead.count)
    }

    func statement(now: Date) -> SQL {
        """
        SELECT id, kind, version, payload, limit_key, attempt, max_attempts, worker
        FROM job
        WHERE state = 'running' AND leased_until <= \(now)
        ORDER BY leased_until
        LIMIT \(batch)
        \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
        """
    }

    private func shortenLeases(in tx: Transaction, now: Date) throws {
        let latest = now.addingTimeInterval(Self.longestLease / .seconds(1))
        try tx.run("UPDATE job SET leased_until = \(latest) WHERE state = 'running' AND leased_until > \(latest)")
    }

    private func end(_ rows: [Row], _ change: SQL, in tx: Transaction) throws {
        if rows.isEmpty { return }
        try tx.run(
            """
            UPDATE job
            SET \(change), worker = NULL, leased_until = NULL
            WHERE id \(in: rows.map { try $0.value("id", as: JobID.self) }) AND \(.isHeld)
            """)
    }

    private static func death(_ row: Row) throws -> Death {
        Death(
            job: try row["id"], attempt: try row["attempt"], payload: try row["payload"], version: try row["version"],
            reason: try reason(row))
    }

    private static func record(_ row: Row, now: Date) throws -> SQL {
        JobFailure(job: try row["id"], attempt: try row["attempt"], reason: try reason(row)).insertion(now: now)
    }

    private static func reason(_ row: Row) throws -> String {
        "its worker \(try row.value("worker", as: String.self)) went silent"
    }
}

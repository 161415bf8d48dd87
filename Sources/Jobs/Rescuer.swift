public import Database
public import Foundation

/// Puts jobs whose worker went silent back in line. One that was at its last attempt is dead: it may be what kills its
/// workers.
public struct Rescuer: Sendable {
    public var batch: Int

    public init(batch: Int = 1_000) {
        self.batch = batch
    }

    /// Safe to run on many machines at once, and beside workers that finish late: whoever is first wins.
    ///
    /// - Returns: how many are ready again and how many are dead; a full batch means that there may be more.
    public func runOnce(in tx: Transaction, now: Date) throws -> (rescued: Int, dead: Int) {
        let silent = try tx.rows(statement(now: now))
        let dead = try silent.filter { try $0.value("attempt", as: Int.self) >= $0.value("max_attempts") }
        let rescued = try silent.filter { try $0.value("attempt", as: Int.self) < $0.value("max_attempts") }
        try tx.run(batch: silent.map { try Self.record($0, now: now) })
        try end(dead, "state = 'dead', finished_at = \(now)", in: tx)
        try end(rescued, "state = 'ready'", in: tx)
        for kind in Set(try rescued.map { try $0.value("kind", as: String.self) }) { try tx.notify(Wake.channel, kind) }
        return (rescued.count, dead.count)
    }

    func statement(now: Date) -> SQL {
        """
        SELECT id, kind, attempt, max_attempts, worker, token
        FROM job
        WHERE state = 'running' AND leased_until <= \(now)
        ORDER BY leased_until
        LIMIT \(batch)
        \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
        """
    }

    private func end(_ rows: [Row], _ change: SQL, in tx: Transaction) throws {
        if rows.isEmpty { return }
        try tx.run(
            """
            UPDATE job
            SET \(change), worker = NULL, leased_until = NULL
            WHERE id \(in: rows.map { try $0.value("id", as: JobID.self) }) AND state = 'running'
            """)
    }

    private static func record(_ row: Row, now: Date) throws -> SQL {
        let worker: String = try row["worker"]
        return """
            INSERT INTO job_error (job, attempt, happened_at, reason)
            VALUES (\(try row.value("id", as: JobID.self)), \(try row.value("attempt", as: Int.self)), \(now),
                \("its worker \(worker) went silent"))
            """
    }
}

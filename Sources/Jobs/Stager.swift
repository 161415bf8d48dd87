public import Database
public import Foundation

/// Makes scheduled jobs ready when their time has come, so that a claim never walks past those of the future.
public struct Stager: Sendable {
    /// How many rows one round changes, to keep its transaction short.
    public var batch: Int

    public init(batch: Int = 1_000) {
        self.batch = batch
    }

    /// Safe to run on many machines at once.
    ///
    /// - Returns: how many became ready (a full batch means that there may be more), and when the next one is due.
    public func runOnce(in tx: Transaction, now: Date) throws -> (ready: Int, next: Date?) {
        let staged = try tx.rows(statement(now: now))
        for kind in Set(try staged.map { try $0.value("kind", as: String.self) }) { try tx.notify(Wake.channel, kind) }
        let next = try tx.find("SELECT run_at FROM job WHERE state = 'scheduled' ORDER BY run_at LIMIT 1")
        return (staged.count, try next?["run_at"])
    }

    func statement(now: Date) -> SQL {
        """
        WITH due AS MATERIALIZED (
            SELECT id
            FROM job
            WHERE state = 'scheduled' AND run_at <= \(now)
            ORDER BY run_at
            LIMIT \(batch)
            \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
        )
        UPDATE job
        SET state = 'ready'
        WHERE id IN (SELECT id FROM due)
        RETURNING kind
        """
    }
}

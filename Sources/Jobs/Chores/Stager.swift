public import Database
public import Foundation

/// Makes scheduled jobs ready when their time has come, so that a claim never walks past those of the future; of those
/// with one limit key, one after the other.
public struct Stager: Sendable {
    /// How many rows one round changes, to keep its transaction short.
    public var batch: Int

    public init(batch: Int = 1_000) {
        self.batch = batch
    }

    /// Safe to run on many machines at once.
    ///
    /// - Returns: how many became due (a full batch means that there may be more), and when the next one is.
    public func runOnce(in tx: Transaction, now: Date) throws -> (due: Int, next: Date?) {
        let staged = try tx.rows(statement(now: now))
        let keyed = try staged.compactMap { try $0.value("limit_key", as: String?.self) }
        try Wake.ready(staged.filter { try $0.value("limit_key", as: String?.self) == nil }, in: tx)
        try LimitKeys(keyed).settle(in: tx)
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
        SET state = CASE WHEN limit_key IS NULL THEN 'ready' ELSE 'blocked' END
        WHERE id IN (SELECT id FROM due)
        RETURNING kind, limit_key
        """
    }
}

public import Database
public import Foundation

/// Deletes jobs that have been over for long; never one that is not.
public struct Pruner: Sendable {
    /// How long done and cancelled jobs are kept.
    public var keepsDone: Duration
    /// How long dead jobs are kept, for somebody to look at.
    public var keepsDead: Duration
    /// How many one round deletes, to keep its transaction short.
    public var batch: Int

    public init(
        keepsDone: Duration = .seconds(7 * 86_400), keepsDead: Duration = .seconds(90 * 86_400), batch: Int = 1_000
    ) {
        self.keepsDone = keepsDone
        self.keepsDead = keepsDead
        self.batch = batch
    }

    /// - Returns: how many were deleted; a full batch means that there may be more.
    public func runOnce(in tx: Transaction, now: Date) throws -> Int {
        let done = now.addingTimeInterval(-(keepsDone / .seconds(1)))
        let dead = now.addingTimeInterval(-(keepsDead / .seconds(1)))
        return try tx.run(
            """
            DELETE FROM job
            WHERE id IN (
                SELECT id
                FROM job
                WHERE state IN ('done', 'dead', 'cancelled') AND finished_at < \(max(done, dead))
                    AND finished_at < CASE state WHEN 'dead' THEN \(dead) ELSE \(done) END
                ORDER BY finished_at
                LIMIT \(batch)
                \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            )
            """)
    }
}

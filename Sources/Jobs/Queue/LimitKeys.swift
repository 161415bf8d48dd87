internal import Database

/// Sees to it that of the jobs with one limit key that are due, the one that ranks first is ready, unless one runs.
///
/// Whatever takes a job of a key out of `ready` or `running`, or makes one due, calls this in its transaction. The index
/// `job_limit` allows one such job a key; so a claim need not look at keys at all.
struct LimitKeys {
    /// A lost race means that somebody else has just made one ready.
    private static let mostRaces = 5

    var keys: Set<String>

    init(_ keys: some Sequence<String>) {
        self.keys = Set(keys)
    }

    func settle(in tx: Transaction) throws {
        if keys.isEmpty { return }
        for race in 1...Self.mostRaces {
            do {
                return try tx.attempt(settleOnce)
            } catch let error as DatabaseError where error.brokenConstraint?.kind == .unique {
                if race == Self.mostRaces { throw DatabaseError.busy("others settle the same limit keys") }
            }
        }
    }

    /// Locks what is ready or runs: who finishes it comes after this transaction, and sees what it left blocked. To be done
    /// before anything blocked is touched, else he who finishes waits for that, and this transaction for him.
    func lock(in tx: Transaction) throws {
        if keys.isEmpty || tx.engine == .sqlite { return }
        _ = try tx.rows(
            """
            SELECT id
            FROM job
            WHERE limit_key \(in: keys) AND limit_key IS NOT NULL AND state IN ('ready', 'running')
            ORDER BY id
            FOR UPDATE
            """)
    }

    /// On PostgreSQL what is chosen is locked as it is chosen: if somebody cancels it just then, it is the next one's turn.
    private func settleOnce(in tx: Transaction) throws {
        try lock(in: tx)
        try tx.run(
            """
            UPDATE job
            SET state = 'blocked'
            WHERE limit_key \(in: keys) AND limit_key IS NOT NULL AND state = 'ready' AND EXISTS (
                SELECT 1
                FROM job AS other
                WHERE other.state = 'blocked' AND other.limit_key = job.limit_key
                    AND (other.ranked_at, other.id) < (job.ranked_at, job.id)
            )
            """)
        let ready = try tx.rows(
            """
            WITH next AS MATERIALIZED (
                SELECT (
                    SELECT id
                    FROM job
                    WHERE state = 'blocked' AND limit_key = due.limit_key
                    ORDER BY ranked_at, id
                    LIMIT 1
                    \(sqlite: "", postgres: "FOR UPDATE")
                ) AS id
                FROM (SELECT DISTINCT limit_key FROM job WHERE state = 'blocked' AND limit_key \(in: keys)) AS due
                WHERE NOT EXISTS (
                    SELECT 1
                    FROM job AS holder
                    WHERE holder.limit_key = due.limit_key AND holder.limit_key IS NOT NULL
                        AND holder.state IN ('ready', 'running')
                )
            )
            UPDATE job
            SET state = 'ready'
            WHERE id IN (SELECT id FROM next)
            RETURNING kind
            """)
        try Wake.ready(ready, in: tx)
    }
}

public import Database
public import Foundation

extension Job {
    /// Queues the job; it exists when, and only if, the transaction commits, and workers are woken then.
    ///
    /// - Parameters:
    ///   - runAt: not before then; at once when nil.
    /// - Returns: nil when one with the same unique key is not over yet.
    @discardableResult
    public func enqueue(
        in tx: Transaction, now: Date, priority: JobPriority = .medium, runAt: Date? = nil, aging: Aging = Aging()
    ) throws -> JobID? {
        let due = max(runAt ?? now, now)
        // One with a limit key waits for the stager, which knows whose turn it is.
        let state = due > now || limitKey != nil ? JobState.scheduled : .ready
        let row = try tx.find(
            """
            INSERT INTO job (kind, version, payload, priority, state, run_at, ranked_at, unique_key, limit_key,
                max_attempts, created_at)
            VALUES (\(Self.kind), \(Self.version), \(JSON(encoding: self)), \(priority), \(state), \(due),
                \(aging.rank(priority, due: due)), \(uniqueKey), \(limitKey), \(Self.maxAttempts), \(now))
            \(Self.unlessQueued)
            RETURNING id
            """)
        if row != nil { try tx.notify(state == .ready ? Wake.ready : Wake.scheduled, Self.kind) }
        return try row?["id"]
    }

    /// Queues one job for each row of a query, in one statement, however many there are; none for a unique key that is
    /// queued already. They become ready when the stager comes by.
    ///
    /// - Parameter rows: a query with the columns `payload` (JSON in the shape of this type), `priority` (0, urgent, to 3,
    ///   low), `run_at`, `unique_key` and `limit_key`. It had better leave out what is queued already, else it runs twice.
    /// - Returns: how many were queued.
    @discardableResult
    public static func enqueue(
        each rows: SQL, in tx: Transaction, now: Date, aging: Aging = Aging()
    ) throws -> Int {
        let leads = JobPriority.allCases.map { "WHEN \($0) THEN \(aging.shift(of: $0))" as SQL }
        let insertion: SQL = """
            INSERT INTO job (kind, version, payload, priority, state, run_at, ranked_at, unique_key, limit_key,
                max_attempts, created_at)
            SELECT \(kind), \(version), payload, priority, 'scheduled', run_at,
                run_at + CASE priority \(SQL(joining: leads, separator: " ")) END,
                unique_key, limit_key, \(maxAttempts), \(now)
            FROM (\(rows)) AS queued
            WHERE true
            """
        let count: Int
        do {
            // Looking for conflicts before each row costs PostgreSQL a fifth of the time, and there are none but in a race.
            count = try tx.attempt { try $0.run(insertion) }
        } catch let error as DatabaseError where error.brokenConstraint?.kind == .unique {
            count = try tx.run("\(insertion) \(unlessQueued)")
        }
        if count > 0 { try tx.notify(Wake.scheduled, kind) }
        return count
    }

    /// Moves a waiting job to the front, as if it had been queued with that priority and were due; never to the back.
    ///
    /// - Returns: the job, nil when none with this one's unique key waits (one that runs is left alone).
    public func hasten(
        in tx: Transaction, now: Date, priority: JobPriority = .urgent, aging: Aging = Aging()
    ) throws -> JobID? {
        let least: SQL = "\(sqlite: "min", postgres: "least")"
        let due: SQL = "\(least)(run_at, \(now))"
        let row = try tx.find(
            """
            UPDATE job
            SET state = CASE state WHEN 'ready' THEN 'ready' ELSE 'scheduled' END,
                priority = \(least)(priority, \(priority)), run_at = \(due),
                ranked_at = \(least)(ranked_at, \(due) + \(aging.shift(of: priority)))
            WHERE kind = \(Self.kind) AND unique_key = \(uniqueKey) AND unique_key IS NOT NULL
                AND state IN ('scheduled', 'blocked', 'ready')
            RETURNING id
            """)
        if row != nil { try tx.notify(Wake.scheduled, Self.kind) }
        return try row?["id"]
    }

    private static var unlessQueued: SQL {
        """
        ON CONFLICT (kind, unique_key)
            WHERE unique_key IS NOT NULL AND state IN ('scheduled', 'blocked', 'ready', 'running')
            DO NOTHING
        """
    }
}

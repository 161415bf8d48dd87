public import Database
public import Foundation

extension Job {
    /// Queues the job; it exists when, and only if, the transaction commits, and workers are woken then.
    ///
    /// - Parameters:
    ///   - runAt: not before then; at once when nil.
    /// - Returns: nil when one with the same unique key is queued or running already.
    @discardableResult
    public func enqueue(
        in tx: Transaction, now: Date, priority: JobPriority = .medium, runAt: Date? = nil, aging: Aging = Aging()
    ) throws -> JobID? {
        let due = max(runAt ?? now, now)
        let state = due > now ? JobState.scheduled : .ready
        let row = try tx.find(
            """
            INSERT INTO job (kind, version, payload, priority, state, run_at, ranked_at, unique_key, max_attempts, created_at)
            VALUES (\(Self.kind), \(Self.version), \(JSON(encoding: self)), \(priority), \(state), \(due),
                \(aging.rank(priority, due: due)), \(uniqueKey), \(Self.maxAttempts), \(now))
            ON CONFLICT (kind, unique_key)
                WHERE unique_key IS NOT NULL AND state IN ('scheduled', 'ready', 'running')
                DO NOTHING
            RETURNING id
            """)
        if row != nil, state == .ready { try tx.notify(Wake.channel, Self.kind) }
        return try row?["id"]
    }
}

/// How workers hear that there is something to do.
public enum Wake {
    /// The channel; a payload is the kind of job that became ready.
    public static let channel = "scoutly_job_ready"
}

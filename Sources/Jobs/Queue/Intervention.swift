public import Database
public import Foundation

/// What a person does to jobs by hand. Each tells how many it concerned: the others were in a state that it is not for.
public struct Intervention: Sendable {
    public var jobs: [JobID]

    public init(_ jobs: [JobID]) {
        self.jobs = jobs
    }

    /// Stops jobs that are not over. One that runs loses its lease at once: nothing that it writes is accepted any more,
    /// and its worker learns of it with the next heartbeat.
    public func cancel(in tx: Transaction, now: Date) throws -> Int {
        let keyed = try tx.rows("SELECT DISTINCT limit_key FROM job WHERE id \(in: jobs) AND limit_key IS NOT NULL")
        try LimitKeys(keyed.map { try $0["limit_key"] }).lock(in: tx)
        let cancelled = try tx.rows(
            """
            UPDATE job
            SET state = 'cancelled', finished_at = \(now), worker = NULL, leased_until = NULL
            WHERE id \(in: jobs) AND state IN ('scheduled', 'blocked', 'ready', 'running')
            RETURNING limit_key
            """)
        try LimitKeys(cancelled.compactMap { try $0.value("limit_key", as: String?.self) }).settle(in: tx)
        return cancelled.count
    }

    /// Gives dead and cancelled jobs all their attempts again, from now on; their errors stay. One whose unique key is
    /// queued anew already is left as it is.
    public func retry(in tx: Transaction, now: Date) throws -> Int {
        let count = try jobs.reduce(0) { retried, job in
            do {
                return try retried + tx.attempt { try Self.retry(job, in: $0, now: now) }
            } catch let error as DatabaseError where error.brokenConstraint?.kind == .unique {
                return retried
            }
        }
        if count > 0 { try tx.notify(Wake.scheduled) }
        return count
    }

    /// Deletes jobs that are over, with their errors.
    public func discard(in tx: Transaction) throws -> Int {
        try tx.run("DELETE FROM job WHERE id \(in: jobs) AND state IN ('done', 'dead', 'cancelled')")
    }

    private static func retry(_ job: JobID, in tx: Transaction, now: Date) throws -> Int {
        try tx.run(
            """
            UPDATE job
            SET state = 'scheduled', attempt = 0, finished_at = NULL, run_at = \(now),
                ranked_at = ranked_at + (\(now) - run_at)
            WHERE id = \(job) AND state IN ('dead', 'cancelled')
            """)
    }
}

public import Database
public import Foundation

/// The job was given to somebody else in the meantime, or cancelled: whatever its old holder does no longer counts.
public struct ClaimLost: Error, Hashable, Sendable {
    public let job: JobID

    public init(job: JobID) {
        self.job = job
    }
}

/// What the holder of a job may write, in the same transaction as the job's effects. Each throws `ClaimLost`, which takes
/// the effects back, when the job is no longer its own.
extension ClaimedJob {
    public func complete(in tx: Transaction, now: Date) throws {
        try finish("state = 'done', finished_at = \(now)", in: tx)
    }

    /// Records why the attempt failed.
    ///
    /// - Parameter retryAt: when to try again; nil when it would be of no use. After the last attempt there is no other.
    public func fail(in tx: Transaction, now: Date, reason: String, retryAt: Date?) throws {
        if let retryAt, attempt < maxAttempts {
            try schedule("", at: retryAt, in: tx)
        } else {
            try finish("state = 'dead', finished_at = \(now)", in: tx)
        }
        try tx.run(JobFailure(job: id, attempt: attempt, reason: reason).insertion(now: now))
    }

    /// Puts it back until then without counting the attempt: it waits for a rate limit, say.
    public func snooze(in tx: Transaction, until time: Date) throws {
        try schedule("attempt = attempt - 1, ", at: time, in: tx)
    }

    /// Gives it back because its worker stops: it has its place in line again and its attempt, as if nobody had claimed it.
    public func release(in tx: Transaction) throws {
        try finish("attempt = attempt - 1, state = 'ready'", in: tx)
        try tx.notify(Wake.ready, kind)
    }

    /// The rank keeps its distance to the due time.
    private func schedule(_ change: SQL, at time: Date, in tx: Transaction) throws {
        try finish("\(change)state = 'scheduled', run_at = \(time), ranked_at = ranked_at + (\(time) - run_at)", in: tx)
        try tx.notify(Wake.scheduled, kind)
    }

    private func finish(_ change: SQL, in tx: Transaction) throws {
        if try tx.run(ending(change)) == 0 { throw ClaimLost(job: id) }
        if let limitKey { try LimitKeys([limitKey]).settle(in: tx) }
    }

    func ending(_ change: SQL) -> SQL {
        """
        UPDATE job
        SET \(change), worker = NULL, leased_until = NULL
        WHERE id = \(id) AND token = \(token) AND \(.isHeld)
        """
    }
}

extension SQL {
    /// That a job runs, as its worker tells: asked for the state, PostgreSQL takes the index of what runs, which it believes
    /// to be nearly empty, and reads all of it for each end.
    static let isHeld: SQL = "worker IS NOT NULL"
}

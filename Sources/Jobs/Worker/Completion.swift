public import Database
public import Foundation

/// Ends many jobs of one worker that have nothing else to write, in one statement.
public struct Completion: Sendable {
    public var worker: String
    public var jobs: [ClaimedJob]

    /// - Parameter jobs: without limit keys, and none of them claimed again since by this same worker: the worker's name is
    ///   what tells a job that is still its own.
    public init(worker: String, jobs: [ClaimedJob]) {
        self.worker = worker
        self.jobs = jobs
    }

    /// - Returns: how many are done now; the others had been given to somebody else, or cancelled.
    public func run(in tx: Transaction, now: Date) throws -> Int {
        jobs.isEmpty ? 0 : try tx.run(statement(now: now))
    }

    /// The worker's name stands for the state, as in `SQL.isHeld`.
    func statement(now: Date) -> SQL {
        """
        UPDATE job
        SET state = 'done', finished_at = \(now), worker = NULL, leased_until = NULL
        WHERE id \(in: jobs.map(\.id)) AND worker = \(worker)
        """
    }
}

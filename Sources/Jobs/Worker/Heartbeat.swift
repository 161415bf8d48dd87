public import Database
public import Foundation

/// Tells that a worker is alive, for all the jobs that it holds at once.
public struct Heartbeat: Sendable {
    public var worker: String
    public var lease: Duration

    public init(worker: String, lease: Duration = .seconds(15)) {
        self.worker = worker
        self.lease = lease
    }

    /// Renews the leases, and waits for nobody: a job whose row is locked just now is being ended, and as long as it is
    /// locked no rescuer takes it. Else one slow end would cost the worker all its leases.
    ///
    /// - Returns: the tokens of the jobs that the worker still holds; of the others, which were cancelled or given to
    ///   somebody else, nothing will be accepted, so it should stop them.
    public func runOnce(in tx: Transaction, now: Date) throws -> [JobID: Int] {
        try WorkerRegister(worker: worker).sign(in: tx, now: now)
        let isHeld: SQL = "state = 'running' AND worker = \(worker)"
        try tx.run(
            """
            UPDATE job
            SET leased_until = \(now.addingTimeInterval(lease / .seconds(1)))
            WHERE \(sqlite: isHeld, postgres: "id IN (SELECT id FROM job WHERE \(isHeld) FOR UPDATE SKIP LOCKED)")
            """)
        let held = try tx.rows("SELECT id, token FROM job WHERE \(isHeld)")
        return try held.reduce(into: [:]) {
            $0[try $1.value("id", as: JobID.self)] = try $1.value("token", as: Int.self)
        }
    }

    /// Gives back jobs that the database takes for the worker's and that it does not run: the answer to its claim was
    /// lost on the way.
    public func giveBack(_ jobs: some Sequence<JobID>, in tx: Transaction) throws {
        let back = try tx.rows(
            """
            UPDATE job
            SET state = 'ready', attempt = attempt - 1, worker = NULL, leased_until = NULL
            WHERE id \(in: jobs) AND worker = \(worker)
            RETURNING kind
            """)
        try Wake.ready(back, in: tx)
    }
}

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

    /// Renews the leases.
    ///
    /// - Returns: the tokens of the jobs that the worker still holds; of the others, which were cancelled or given to
    ///   somebody else, nothing will be accepted, so it should stop them.
    public func runOnce(in tx: Transaction, now: Date) throws -> [JobID: Int] {
        let held = try tx.rows(
            """
            UPDATE job
            SET leased_until = \(now.addingTimeInterval(lease / .seconds(1)))
            WHERE state = 'running' AND worker = \(worker)
            RETURNING id, token
            """)
        return try held.reduce(into: [:]) {
            $0[try $1.value("id", as: JobID.self)] = try $1.value("token", as: Int.self)
        }
    }
}

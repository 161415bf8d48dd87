internal import Database
internal import Foundation

/// The processes that run jobs, so that one that is killed is noticed by others of its machine before its lease ends.
struct WorkerRegister {
    let worker: String
    let process: ProcessIdentity?

    /// How long after its last sign of life a row is kept.
    private static let memory: TimeInterval = 24 * 60 * 60

    init(worker: String, process: ProcessIdentity? = .current) {
        self.worker = worker
        self.process = process
    }

    /// Says that the worker is there; to be repeated.
    func sign(in tx: Transaction, now: Date) throws {
        guard let process else { return }
        try tx.run(
            """
            INSERT INTO job_worker (worker, place, pid, pid_started, started_at, seen_at)
            VALUES (\(worker), \(process.place), \(process.pid), \(process.started), \(now), \(now))
            ON CONFLICT (worker) DO UPDATE SET seen_at = excluded.seen_at
            """)
    }

    func leave(in tx: Transaction) throws {
        try tx.run("DELETE FROM job_worker WHERE worker = \(worker)")
    }

    /// Ends the leases of workers of this place whose process is gone; the rescuer does the rest.
    ///
    /// - Returns: the workers that are gone.
    func sweep(in tx: Transaction, now: Date) throws -> [String] {
        guard let place = process?.place else { return [] }
        let others = try tx.rows(
            """
            SELECT worker, pid, pid_started
            FROM job_worker
            WHERE place = \(place) AND worker <> \(worker)
            """)
        let gone = try others.filter {
            try !ProcessIdentity(place: place, pid: $0["pid"], started: $0["pid_started"]).isAlive
        }
        .map { try $0.value("worker", as: String.self) }
        if !gone.isEmpty {
            try tx.run(
                "UPDATE job SET leased_until = \(now) WHERE state = 'running' AND worker \(in: gone)")
            try tx.run("DELETE FROM job_worker WHERE worker \(in: gone)")
        }
        try tx.run("DELETE FROM job_worker WHERE seen_at < \(now.addingTimeInterval(-Self.memory))")
        return gone
    }
}

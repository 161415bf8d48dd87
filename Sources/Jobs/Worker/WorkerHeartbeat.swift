internal import Database
internal import Foundation
internal import Logging

/// Keeps a worker's leases alive for as long as it runs.
struct WorkerHeartbeat {
    let worker: String
    let database: Database
    let rescuer: Rescuer
    let settings: WorkerSettings
    let logger: Logger
    let now: @Sendable () -> Date
    /// What the worker runs.
    let claims: @Sendable () -> Set<Slots.Key>
    /// Gets what the worker ran before the database was asked, and what that says the worker holds; gives back what the
    /// worker does not know of.
    let onHeld: @Sendable (Set<Slots.Key>, [JobID: Int]) -> Set<JobID>
    /// A second has gone by.
    let onTick: @Sendable () async -> Void

    /// Says that the worker is there, and takes the jobs of dead workers of this machine, before anything is claimed.
    func begin() async {
        do {
            let (rescuer, register, now) = (rescuer, WorkerRegister(worker: worker), now)
            let gone = try await database.write { tx in
                let time = now()
                try register.sign(in: tx, now: time)
                let gone = try register.sweep(in: tx, now: time)
                if !gone.isEmpty { _ = try rescuer.runOnce(in: tx, now: time) }
                return gone
            }
            if !gone.isEmpty { logger.notice("jobs of dead workers were taken over", metadata: ["workers": "\(gone)"]) }
        } catch {
            logger.warning("the worker could not be registered", metadata: ["error": "\(error)"])
        }
    }

    /// Beats three times a lease until the task is cancelled; more often after a beat that failed.
    func run() async {
        var unknown: Set<JobID> = []
        var next = ContinuousClock.now
        while !Task.isCancelled {
            await onTick()
            if ContinuousClock.now >= next {
                do {
                    unknown = try await beat(unknownBefore: unknown)
                    next = .now + settings.lease / 3
                } catch {
                    logger.warning("the leases could not be renewed", metadata: ["error": "\(error)"])
                    next = .now + settings.lease / 15
                }
            }
            try? await Task.sleep(for: min(.seconds(1), settings.lease / 15))
        }
    }

    func end() async {
        _ = try? await Task { try await database.write { try WorkerRegister(worker: worker).leave(in: $0) } }.value
    }

    /// What is unknown for two beats in a row is no claim whose answer is still on its way.
    private func beat(unknownBefore: Set<JobID>) async throws -> Set<JobID> {
        let (heartbeat, now) = (Heartbeat(worker: worker, lease: settings.lease), now)
        let claims = claims()
        let unknown = onHeld(claims, try await database.write { try heartbeat.runOnce(in: $0, now: now()) })
        let orphans = unknown.intersection(unknownBefore)
        if !orphans.isEmpty {
            logger.notice(
                "jobs that were claimed and never arrived are given back", metadata: ["jobs": "\(orphans.count)"])
            try await database.write { try heartbeat.giveBack(orphans, in: $0) }
        }
        return unknown.subtracting(orphans)
    }
}

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
    /// Gets the tokens of what the database says the worker holds, and a time before it was asked; gives back those of
    /// what the worker does not know of.
    let onHeld: @Sendable ([JobID: Int], ContinuousClock.Instant) -> [JobID: Int]
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

    /// Beats and ticks until the task is cancelled; a tick that takes long keeps no beat from its time.
    func run() async {
        await withTaskGroup { group in
            group.addTask { await beat() }
            group.addTask { await tick() }
        }
    }

    /// Three times a lease; more often after a beat that failed.
    private func beat() async {
        var unknown: [JobID: Int] = [:]
        while !Task.isCancelled {
            do {
                unknown = try await beat(unknownBefore: unknown)
                try? await Task.sleep(for: settings.lease / 3)
            } catch {
                logger.warning("the leases could not be renewed", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: settings.lease / 15)
            }
        }
    }

    private func tick() async {
        while !Task.isCancelled {
            await onTick()
            try? await Task.sleep(for: min(.seconds(1), settings.lease / 15))
        }
    }

    func end() async {
        _ = try? await Task { try await database.write { try WorkerRegister(worker: worker).leave(in: $0) } }.value
    }

    /// What is unknown for two beats in a row is no claim whose answer is still on its way.
    private func beat(unknownBefore: [JobID: Int]) async throws -> [JobID: Int] {
        let (heartbeat, now) = (Heartbeat(worker: worker, lease: settings.lease), now)
        let time = ContinuousClock.now
        let unknown = onHeld(try await database.write { try heartbeat.runOnce(in: $0, now: now()) }, time)
        let orphans = Set(unknown.filter { unknownBefore[$0.key] == $0.value }.keys)
        if !orphans.isEmpty {
            logger.notice(
                "jobs that were claimed and never arrived are given back", metadata: ["jobs": "\(orphans.count)"])
            try await database.write { try heartbeat.giveBack(orphans, in: $0) }
        }
        return unknown.filter { !orphans.contains($0.key) }
    }
}

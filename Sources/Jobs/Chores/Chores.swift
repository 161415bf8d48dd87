public import Database
public import Foundation
public import Logging
internal import Metrics

/// The chores that keep a queue going: each process that works or schedules does them, and they are safe beside each other.
public struct Chores: Sendable {
    public var logger: Logger
    public var now: @Sendable () -> Date

    private let database: Database

    public init(_ database: Database, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }) {
        self.database = database
        self.logger = logger
        self.now = now
    }

    /// Makes scheduled jobs ready when their time has come.
    public func staging(_ stager: Stager = Stager(), poll: Duration = .seconds(5)) -> Chore {
        chore("stager", wakesOn: Wake.scheduled) { [database] now in
            let (due, next) = try await database.write { try stager.runOnce(in: $0, now: now) }
            if due == stager.batch { return .zero }
            let wait = next.map { Duration.seconds($0.timeIntervalSince(now)) } ?? poll
            return min(max(wait, .milliseconds(1)), poll)
        }
    }

    /// Puts the jobs of workers that went silent, or whose process died on this machine, back in line.
    public func rescuing(_ rescuer: Rescuer, every interval: Duration = .seconds(3)) -> Chore {
        let register = WorkerRegister(worker: "")
        let rescued = Counter(label: "scoutly_jobs_rescued")
        return chore("rescuer") { [database, logger] now in
            let (back, dead) = try await database.write { tx in
                _ = try register.sweep(in: tx, now: now)
                return try rescuer.runOnce(in: tx, now: now)
            }
            if back + dead > 0 {
                rescued.increment(by: back + dead)
                logger.notice("jobs of silent workers were put back", metadata: ["jobs": "\(back)", "dead": "\(dead)"])
            }
            // Not all at the same moment.
            return back + dead == rescuer.batch ? .zero : interval * Double.random(in: 0.8...1)
        }
    }

    /// Deletes what has been over for long.
    public func pruning(_ pruner: Pruner, every interval: Duration = .seconds(600)) -> Chore {
        let leadership = leadership("prune")
        return chore("pruner", leadership: leadership) { [database] now in
            let pruned = try await database.write { tx in
                try leadership.holds(in: tx, now: now) ? try pruner.runOnce(in: tx, now: now) : 0
            }
            return pruned == pruner.batch ? .milliseconds(10) : interval
        }
    }

    /// Does what is to be done at intervals, each in a transaction of its own: one that fails keeps no other from its time.
    public func cron(_ cron: Cron) -> Chore {
        let leadership = leadership("cron")
        return chore("cron", leadership: leadership) { [database, logger] now in
            var (wait, failure) = (leadership.term / 3, nil as (any Error)?)
            for entry in cron.entries {
                do {
                    let (fired, next) = try await database.write { tx in
                        try leadership.holds(in: tx, now: now)
                            ? try Cron([entry]).runOnce(in: tx, now: now) : ([], .distantFuture)
                    }
                    if !fired.isEmpty { logger.info("it is time", metadata: ["cron": "\(entry.name)"]) }
                    wait = min(wait, max(.seconds(next.timeIntervalSince(now)), .milliseconds(10)))
                } catch {
                    logger.error("it cannot be done", metadata: ["cron": "\(entry.name)", "error": "\(error)"])
                    failure = error
                }
            }
            if let failure { throw failure }
            return wait
        }
    }

    private func leadership(_ duty: String) -> Leadership {
        Leadership(duty, holder: UUID().uuidString)
    }

    private func chore(
        _ name: String, wakesOn: String? = nil, leadership: Leadership? = nil,
        runOnce: @escaping @Sendable (Date) async throws -> Duration
    ) -> Chore {
        Chore(name, database, wakesOn: wakesOn, leadership: leadership, logger: logger, now: now, runOnce: runOnce)
    }
}

public import Database
public import Foundation
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// Claims jobs and runs them, side by side, until it is asked to stop.
///
/// One loop writes what has ended and claims anew, in one transaction, and a second one takes turns with it while there is
/// more than one batch; each job runs in a task of its own, which this worker owns; a heartbeat renews the leases and stops
/// what was lost, cancelled or took too long.
public final class Worker: Service {
    /// Unique for each start.
    public let id: String

    private let database: Database
    private let handlers: [String: JobHandler]
    private let settings: WorkerSettings
    private let logger: Logger
    private let metrics: JobMetrics
    private let now: @Sendable () -> Date
    private let slots: Mutex<Slots>
    private let signal = Signal()
    /// Rung when a claim was as large as it could be.
    private let flood = Signal()

    public init(
        _ database: Database, handlers: [JobHandler], settings: WorkerSettings = WorkerSettings(), logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        precondition(
            settings.lease <= Rescuer.longestLease,
            "the rescuer cuts leases to \(Rescuer.longestLease), and would take the jobs of a worker that lives")
        id =
            "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)/"
            + UUID().uuidString.prefix(8).lowercased()
        self.database = database
        self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.kind, $0) })
        self.settings = settings
        self.logger = logger
        self.now = now
        metrics = JobMetrics(kinds: handlers.map(\.kind))
        let rooms = Dictionary(uniqueKeysWithValues: handlers.map { ($0.kind, $0.room) })
        slots = Mutex(Slots(rooms: rooms, batch: settings.batch))
    }

    /// Comes back when it was asked to stop and what ran has ended or was put back. Trouble with the database is waited
    /// out, not thrown.
    public func run() async throws {
        let heartbeat = WorkerHeartbeat(
            worker: id, database: database, rescuer: Rescuer(handlers: Array(handlers.values)), settings: settings,
            logger: logger, now: now,
            onHeld: { [self] held, time in slots.withLock { $0.compare(with: held, asOf: time) } },
            onTick: { [self] in await stopOverdue() })
        await heartbeat.begin()
        // Unstructured, so that leases are renewed while the jobs of a worker that was cancelled come to their end.
        let beating = Task { await heartbeat.run() }
        await withTaskGroup { group in
            group.addTask { await self.listen() }
            await cancelWhenGracefulShutdown {
                async let relief: Void = self.relieve()
                await self.exchange()
                await relief
            }
            group.cancelAll()
        }
        await stop()
        beating.cancel()
        await beating.value
        await heartbeat.end()
    }

    private func listen() async {
        while !Task.isCancelled {
            do {
                let notifications = try await database.listen(to: Wake.ready)
                // What came before has not been heard.
                signal.ring()
                for await notification in notifications {
                    if case .message(_, let kind) = notification, handlers[kind] == nil { continue }
                    signal.ring()
                }
                return
            } catch {
                try? await Task.sleep(for: settings.poll)
            }
        }
    }

    // MARK: Claiming

    private func exchange() async {
        var pause = Duration.zero
        while !Task.isCancelled {
            do {
                let isMore = try await exchangeOnce(claims: true)
                pause = .zero
                if !isMore { await signal.wait(atMost: settings.poll) }
            } catch is CancellationError where Task.isCancelled {
                return
            } catch {
                pause = min(max(pause * 2, .milliseconds(100)), settings.poll)
                logger.warning("the queue cannot be reached", metadata: ["error": "\(error)", "again": "\(pause)"])
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Has a second transaction under way while the jobs of the first are started: neither the database nor the worker waits
    /// for the other then.
    private func relieve() async {
        while !Task.isCancelled {
            await flood.wait()
            // The first loop tells of what goes wrong, and waits before it tries again.
            while !Task.isCancelled, (try? await exchangeOnce(claims: true)) == true {}
            // It may have been woken for room that was taken here.
            signal.ring()
        }
    }

    /// - Returns: whether it is worth to come again at once.
    private func exchangeOnce(claims: Bool) async throws -> Bool {
        guard let exchange = slots.withLock({ $0.begin(claims: claims) }) else { return false }
        let request = ClaimRequest(
            worker: id, room: exchange.room, total: exchange.total, lease: settings.lease)
        let completion = Completion(worker: id, jobs: exchange.done)
        let now = now
        let clock = ContinuousClock.now
        let claimed: [ClaimedJob]
        do {
            let (count, jobs) = try await database.write { tx in
                let time = now()
                return (try completion.run(in: tx, now: time), try request.claim(in: tx, now: time))
            }
            let lost = exchange.done.count - count
            if lost > 0 { logger.warning("jobs were lost before their end was written", metadata: ["jobs": "\(lost)"]) }
            claimed = jobs
        } catch {
            slots.withLock { $0.end(exchange, isWritten: false) }
            throw error
        }
        metrics.claimed(claimed, took: .now - clock, now: now())
        start(claimed, of: exchange)
        let isFull = !claimed.isEmpty && claimed.count == exchange.total
        if isFull { flood.ring() }
        return isFull || slots.withLock(\.hasDone)
    }

    // MARK: Running

    private func start(_ jobs: [ClaimedJob], of exchange: Slots.Exchange) {
        let time = ContinuousClock.now
        let starts = jobs.map { job in
            guard let handler = handlers[job.kind] else {
                preconditionFailure("claimed a \(job.kind), which it cannot run")
            }
            return (job: job, handler: handler)
        }
        slots.withLock { slots in
            slots.start(starts.map { ($0.job, time + $0.handler.timeout) }, at: time)
            slots.end(exchange, isWritten: true)
        }
        let tasks = starts.map { start in Task { await run(start.job, start.handler) } }
        slots.withLock { slots in
            for (start, task) in zip(starts, tasks) { slots.attach(task, to: start.job) }
        }
    }

    private func run(_ job: ClaimedJob, _ handler: JobHandler) async {
        let clock = ContinuousClock.now
        if let outcome = await outcome(of: job, handler), slots.withLock({ $0.stop(of: job) }) != .lost {
            if case .done = outcome.ending, outcome.effects == nil, job.limitKey == nil {
                slots.withLock { $0.endDone(job) }
            } else {
                // In a task of its own: one that is cancelled meanwhile could not write to its end.
                let isWritten = await Task { await write(outcome, of: job, handler) }.value
                slots.withLock { $0.end(job) }
                if !isWritten { return signal.ring() }
            }
            let took = ContinuousClock.now - clock
            metrics.ended(job, as: outcome.ending, took: took)
            logger.tell(of: job, outcome.ending, took)
        } else {
            slots.withLock { $0.end(job) }
            logger.naming(job).notice("stopped: the job is no longer this worker's")
        }
        signal.ring()
    }

    /// Nil when it was stopped because the job is no longer this worker's.
    private func outcome(of job: ClaimedJob, _ handler: JobHandler) async -> Outcome? {
        if job.version > handler.version {
            return .snoozed(until: now().addingTimeInterval(60))
        }
        do {
            let outcome = try await handler.run(job, JobContext(job: job, workersLogger: logger, now: now))
            // What fails when it is told to stop has not failed, in whatever words it says so.
            if case .failed = outcome.ending, slots.withLock({ $0.stop(of: job) }) == .shutdown { return .released }
            return outcome
        } catch {
            switch slots.withLock({ $0.stop(of: job) }) {
            case .lost: return nil
            case .shutdown: return .released
            case .timeout: return .failed("it took longer than \(handler.timeout.formatted())")
            case nil: break
            }
            let isPermanent = error is PermanentFailure
            return .failed("\(error)", retry: isPermanent ? .never : .afterBackoff)
        }
    }

    /// Tries until it is written, the job turns out to be somebody else's, or the worker has to go.
    ///
    /// - Returns: whether it is written.
    @discardableResult
    private func write(_ first: Outcome, of job: ClaimedJob, _ handler: JobHandler) async -> Bool {
        var outcome = first
        var isReplaced = false
        var pause = Duration.milliseconds(50)
        while true {
            do {
                let (current, now) = (outcome, now)
                try await database.write { try job.end(as: current, handler, in: $0, now: now()) }
                return true
            } catch is ClaimLost {
                logger.naming(job).notice("the job was taken away before its end was written")
                return false
            } catch let error as DatabaseError where error.isTransient || error.isUnknown {
                logger.naming(job).warning("the end of a job cannot be written yet", metadata: ["error": "\(error)"])
                if slots.withLock({ $0.stop(of: job) }) == .shutdown, pause > settings.poll { return false }
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, settings.poll * 2)
            } catch {
                if isReplaced {
                    logger.naming(job).error("the end of a job cannot be written", metadata: ["error": "\(error)"])
                    return false
                }
                outcome = outcome.replaced(because: error)
                isReplaced = true
            }
        }
    }

    // MARK: Stopping

    private func stopOverdue() async {
        let obstinate = slots.withLock { $0.stopOverdue(now: .now, obstinacy: settings.obstinacy) }
        for job in obstinate {
            guard let handler = handlers[job.kind] else { continue }
            let reason = "it took longer than \(handler.timeout.formatted()) and did not stop when it was told to"
            await write(.failed(reason), of: job, handler)
        }
    }

    /// Waits for what runs, then tells it to stop, then leaves without it: the leases of what is left are given up.
    private func stop() async {
        let deadline = ContinuousClock.now + (Task.isCancelled ? .zero : settings.grace)
        // In a task of its own, because this one may be cancelled already.
        await Task {
            await drain(until: deadline)
            slots.withLock { $0.stopAll() }
            await drain(until: .now + settings.obstinacy)
            await leaveBehind(slots.withLock { $0.jobs.map(\.id) })
        }.value
    }

    /// Gives back what did not stop, all at once; when the database cannot be reached the leases end by themselves.
    private func leaveBehind(_ jobs: [JobID]) async {
        if jobs.isEmpty { return }
        let heartbeat = Heartbeat(worker: id, lease: settings.lease)
        do {
            try await database.write { try heartbeat.giveBack(jobs, in: $0) }
        } catch {
            logger.warning("jobs could not be given back", metadata: ["jobs": "\(jobs.count)", "error": "\(error)"])
        }
    }

    private func drain(until deadline: ContinuousClock.Instant) async {
        while !slots.withLock({ $0.isEmpty }), .now < deadline {
            do {
                _ = try await exchangeOnce(claims: false)
                if slots.withLock({ $0.isEmpty }) { return }
                await signal.wait(atMost: min(.seconds(1), deadline - .now))
            } catch {
                logger.warning("the queue cannot be reached", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
    }
}

extension DatabaseError {
    /// Whether it may have been written: the token tells when it is tried again.
    fileprivate var isUnknown: Bool {
        if case .commitUnknown = self { true } else { false }
    }
}

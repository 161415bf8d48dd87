import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Logging
import Synchronization
import Testing

/// One worker in this process, with jobs that do as they are told.
@Suite(.timeLimit(.minutes(2)))
struct WorkerTests {
    @Test(arguments: Engine.allCases)
    func `a job is run with its payload, and its effects and its end are there together`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try $0.run("CREATE TABLE swept (name \(.text) NOT NULL)") }
            let handler = JobHandler(Chore.self) { chore, context in
                #expect(context.attempt == 1)
                return .done { tx, _ in try tx.run("INSERT INTO swept (name) VALUES (\(chore.name))") }
            }
            try await Self.work(handler, in: database) {
                try await database.write { try Chore(name: "attic").enqueue(in: $0, now: Date()) }
                try await database.wait(for: [.done: 1])
            }
            let swept = try await database.read { try $0.value("SELECT name FROM swept", as: String.self) }
            #expect(swept == "attic")
        }
    }

    @Test(arguments: Engine.allCases)
    func `what a failed job has written is not there, and it is tried again until it is dead`(engine: Engine)
        async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            let deaths = Mutex<[String]>([])
            let handler = JobHandler(
                Chore.self, backoff: Backoff(first: .milliseconds(1)),
                afterDeath: { chore, reason, _, _ in deaths.withLock { $0.append("\(chore.name): \(reason)") } }
            ) { _, _ in
                .done { tx, _ in try tx.run("INSERT INTO nowhere (a) VALUES (1)") }
            }
            try await Self.work(handler, in: database) {
                try await database.write { try Chore().enqueue(in: $0, now: Date()) }
                try await database.wait(for: [.dead: 1])
            }
            let failures = try await database.failures()
            #expect(failures.count == Chore.maxAttempts)
            #expect(failures.allSatisfy { $0.contains("nowhere") }, "\(failures)")
            #expect(deaths.withLock { $0.count } == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a permanent failure is not tried again`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let handler = JobHandler(Chore.self) { _, _ in throw PermanentFailure("there is no broom") }
            try await Self.work(handler, in: database) {
                try await database.write { try Chore().enqueue(in: $0, now: Date()) }
                try await database.wait(for: [.dead: 1])
            }
            let failures = try await database.failures()
            #expect(failures == ["there is no broom"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that takes too long is cancelled and has failed`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let handler = JobHandler(Chore.self, timeout: .milliseconds(50), backoff: Backoff(first: .milliseconds(1)))
            {
                _, _ in
                try await Task.sleep(for: .seconds(600))
                return .done
            }
            try await Self.work(handler, in: database) {
                try await database.write { try Chore().enqueue(in: $0, now: Date()) }
                try await database.wait(for: [.dead: 1])
            }
            let failures = try await database.failures()
            #expect(failures.allSatisfy { $0.hasPrefix("it took longer than") }, "\(failures)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that does not stop when told has failed without it, and keeps its place`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            var settings = WorkerSettings()
            settings.obstinacy = .milliseconds(50)
            settings.lease = .seconds(3)
            let (freed, free) = AsyncStream<Void>.makeStream()
            let runs = Mutex(0)
            let handler = JobHandler(Chore.self, timeout: .milliseconds(50), backoff: Backoff(first: .milliseconds(1)))
            {
                _, _ in
                let run = runs.withLock { runs in
                    runs += 1
                    return runs
                }
                if run == 1 { await Task { for await _ in freed { break } }.value }
                return .done
            }
            try await Self.work(handler, settings: settings, in: database) {
                try await database.write { try Chore().enqueue(in: $0, now: Date()) }
                while try await database.failures().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                try await database.wait(for: [.ready: 1])
                #expect(runs.withLock(\.self) == 1)
                free.yield()
                try await database.wait(for: [.done: 1])
            }
            let failures = try await database.failures()
            #expect(failures.count == 1 && failures[0].contains("did not stop"), "\(failures)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that is cancelled while it runs is stopped`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            var settings = WorkerSettings()
            settings.lease = .milliseconds(300)
            let stopped = Mutex(false)
            let handler = JobHandler(Chore.self) { _, _ in
                defer { stopped.withLock { $0 = true } }
                try await Task.sleep(for: .seconds(600))
                return .done
            }
            try await Self.work(handler, settings: settings, in: database) {
                let id = try await database.write { try #require(try Chore().enqueue(in: $0, now: Date())) }
                try await database.wait(for: [.running: 1])
                _ = try await database.write { try Intervention([id]).cancel(in: $0, now: Date()) }
                while !stopped.withLock(\.self) { await Task.yield() }
            }
            try await database.wait(for: [.cancelled: 1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a snooze costs no attempt`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let snoozes = Mutex(5)
            let handler = JobHandler(Chore.self) { _, context in
                let isTired = snoozes.withLock { left in
                    left -= 1
                    return left >= 0
                }
                #expect(context.attempt == 1)
                return isTired ? .snoozed(until: context.now()) : .done
            }
            try await Self.work(handler, in: database) {
                try await database.write { try Chore().enqueue(in: $0, now: Date()) }
                try await database.wait(for: [.done: 1])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what runs when the worker is cancelled is put back with its attempt`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let handler = JobHandler(Chore.self, room: 3) { _, _ in
                try await Task.sleep(for: .seconds(600))
                return .done
            }
            try await Self.work(handler, in: database, stages: false) {
                try await database.write { tx in for _ in 0..<3 { try Chore().enqueue(in: tx, now: Date()) } }
                try await database.wait(for: [.running: 3])
            }
            let attempts = try await database.read {
                try $0.rows("SELECT attempt FROM job WHERE state = 'ready'").map {
                    try $0.value("attempt", as: Int.self)
                }
            }
            #expect(attempts == [0, 0, 0])
        }
    }

    @Test(arguments: Engine.allCases)
    func `no more jobs run than there is room for, of each kind`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let now = Atomic(0)
            let most = Mutex(0)
            let handler = JobHandler(Chore.self, room: 4) { _, _ in
                let running = now.add(1, ordering: .relaxed).newValue
                most.withLock { $0 = max($0, running) }
                for _ in 0..<100 { await Task.yield() }
                now.subtract(1, ordering: .relaxed)
                return .done
            }
            try await Self.work(handler, in: database) {
                try await database.write { tx in for _ in 0..<200 { try Chore().enqueue(in: tx, now: Date()) } }
                try await database.wait(for: [.done: 200])
            }
            #expect(most.withLock(\.self) <= 4)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a payload of a newer program waits for a newer worker`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let handler = JobHandler(Chore.self) { _, _ in .done }
            try await Self.work(handler, in: database) {
                try await database.write { tx in
                    try tx.run("UPDATE job SET version = 2 WHERE id = \(try Chore().enqueue(in: tx, now: Date()))")
                }
                try await database.wait(for: [.scheduled: 1])
            }
        }
    }

    /// Runs a worker, and a stager, for as long as `body` runs; then cancels both.
    private static func work(
        _ handler: JobHandler, settings: WorkerSettings = WorkerSettings(), in database: Database, stages: Bool = true,
        _ body: () async throws -> Void
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let worker = Worker(database, handlers: [handler], settings: settings, logger: logger)
        let stager = Chores(database, logger: logger).staging()
        try await withThrowingTaskGroup { group in
            group.addTask { try await worker.run() }
            if stages { group.addTask { try await stager.run() } }
            try await body()
            group.cancelAll()
        }
    }
}

extension Database {
    /// Looks until the jobs are in these states; the suite's time limit ends it.
    fileprivate func wait(for wanted: [JobState: Int]) async throws {
        while try await states() != wanted { try await Task.sleep(for: .milliseconds(5)) }
    }

    fileprivate func failures() async throws -> [String] {
        try await read { try $0.rows("SELECT reason FROM job_error").map { try $0.value("reason", as: String.self) } }
    }
}

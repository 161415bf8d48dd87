import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Synchronization
import Testing

/// Jobs that end in every way that nobody thought of: none may go round for ever, and none may be lost.
@Suite(.timeLimit(.minutes(2)))
struct HostileJobTests {
    private struct Complaint: Error, CustomStringConvertible {
        let description: String
    }

    private static let quick = Backoff(first: .milliseconds(1))

    private static var shortLease: WorkerSettings {
        var settings = WorkerSettings()
        settings.lease = .milliseconds(600)
        return settings
    }

    /// Runs one chore until it is over.
    private static func run(
        _ handler: JobHandler, on engine: Engine, until states: [JobState: Int],
        _ check: (Database) async throws -> Void
    ) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                try tx.run("CREATE TABLE swept (name \(.text) NOT NULL)")
                try Chore().enqueue(in: tx, now: Date())
            }
            try await RunningWorker.run([handler], in: database, settings: shortLease) {
                try await database.reach(states)
            }
            try await check(database)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an error that no database can store is kept in words that it can`(engine: Engine) async throws {
        let handler = JobHandler(Chore.self, backoff: Self.quick) { _, _ in throw Complaint(description: "dust\0here") }
        try await Self.run(handler, on: engine, until: [.dead: 1]) { database in
            let reasons = try await database.reasons()
            #expect(reasons == Array(repeating: "dust\u{FFFD}here", count: Chore.maxAttempts))
        }
    }

    @Test(arguments: Engine.allCases)
    func `an error of one endless letter is cut`(engine: Engine) async throws {
        let letter = "e" + String(repeating: "\u{301}", count: 1_000_000)
        let handler = JobHandler(Chore.self) { _, _ in throw PermanentFailure(letter) }
        try await Self.run(handler, on: engine, until: [.dead: 1]) { database in
            let reasons = try await database.reasons()
            #expect(reasons.map(\.unicodeScalars.count) == [2_000])
        }
    }

    @Test(arguments: Engine.allCases)
    func `what fails when a job's death is told does not bring it back`(engine: Engine) async throws {
        let handler = JobHandler(
            Chore.self,
            afterDeath: { _, _, tx, _ in
                try tx.run("INSERT INTO swept (name) VALUES ('half')")
                throw Complaint(description: "nobody mourns")
            }
        ) { _, _ in throw PermanentFailure("no broom") }
        try await Self.run(handler, on: engine, until: [.dead: 1]) { database in
            let reasons = try await database.reasons()
            #expect(Set(reasons) == ["no broom", "what follows its death failed: nobody mourns"])
            let swept = try await database.read { try $0.value("SELECT count(*) FROM swept", as: Int.self) }
            #expect(swept == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a payload that nobody can read is dead, although its death cannot be told`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let handler = JobHandler(Chore.self, afterDeath: { _, _, _, _ in }) { _, _ in .done }
            try await database.write { tx in
                try tx.run("UPDATE job SET payload = '[]' WHERE id = \(try Chore().enqueue(in: tx, now: Date()))")
            }
            try await RunningWorker.run([handler], in: database, settings: Self.shortLease) {
                try await database.reach([.dead: 1])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a wait for a year that no database knows is a failed attempt`(engine: Engine) async throws {
        let never = Date(timeIntervalSince1970: 1e15)
        let runs = Mutex(0)
        let handler = JobHandler(Chore.self, backoff: Self.quick) { _, _ in
            let run = runs.withLock { runs in
                runs += 1
                return runs
            }
            return run == 1 ? .snoozed(until: never) : .failed("later", retry: .at(never))
        }
        try await Self.run(handler, on: engine, until: [.dead: 1]) { database in
            let reasons = try await database.reasons()
            #expect(reasons.count == Chore.maxAttempts)
            #expect(reasons.first?.contains("cannot be written") == true, "\(reasons)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that says by itself that it was cancelled has failed`(engine: Engine) async throws {
        let handler = JobHandler(Chore.self, backoff: Self.quick) { _, _ in throw CancellationError() }
        try await Self.run(handler, on: engine, until: [.dead: 1]) { database in
            let reasons = try await database.reasons()
            #expect(reasons.count == Chore.maxAttempts)
        }
    }

    @Test(arguments: Engine.allCases)
    func `effects that find the database busy are written when it no longer is`(engine: Engine) async throws {
        let busy = Mutex(3)
        let handler = JobHandler(Chore.self) { chore, _ in
            .done { tx, _ in
                try tx.run("INSERT INTO swept (name) VALUES (\(chore.name))")
                let isBusy = busy.withLock { left in
                    left -= 1
                    return left >= 0
                }
                if isBusy { throw DatabaseError.busy("just now") }
            }
        }
        try await Self.run(handler, on: engine, until: [.done: 1]) { database in
            let (swept, attempt) = try await database.read { tx in
                (
                    try tx.value("SELECT count(*) FROM swept", as: Int.self),
                    try tx.value("SELECT attempt FROM job", as: Int.self)
                )
            }
            #expect(swept == 1 && attempt == 1)
        }
    }

    @Test func `an end that takes for ever to be written keeps no lease of other jobs from being renewed`() async throws
    {
        try await QueueDatabase.run(on: .postgres) { database in
            var settings = Self.shortLease
            settings.obstinacy = .milliseconds(50)
            let mayGoOn = DispatchSemaphore(value: 0)
            let stuck = JobHandler(Chore.self, timeout: .milliseconds(50)) { _, _ in
                .done { _, _ in mayGoOn.wait() }
            }
            let other = JobHandler(Errand.self) { _, _ in
                try await Task.sleep(for: .seconds(600))
                return .done
            }
            try await RunningWorker.run([stuck, other], in: database, settings: settings) {
                try await database.write { tx in
                    try Chore().enqueue(in: tx, now: Date())
                    try Errand().enqueue(in: tx, now: Date())
                }
                try await database.reach([.running: 2])
                let leases = """
                    SELECT leased_until FROM job WHERE kind = 'errand' AND state = 'running'
                    """ as SQL
                let first = try await database.read { try $0.value(leases, as: Date.self) }
                // Long after the time of the other, and after its obstinacy.
                while try await database.read({ try $0.value(leases, as: Date.self) }) < first.addingTimeInterval(1) {
                    try await Task.sleep(for: .milliseconds(20))
                }
                mayGoOn.signal()
                try await database.reach([.done: 1, .running: 1])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `an end that is being written when the time is over is written`(engine: Engine) async throws {
        let handler = JobHandler(Chore.self, timeout: .milliseconds(50), backoff: Self.quick) { chore, _ in
            .done { tx, _ in
                try tx.run("INSERT INTO swept (name) VALUES (\(chore.name))")
                // Longer than the attempt may take, and for the worker to notice.
                if tx.engine == .postgres {
                    _ = try tx.rows("SELECT CAST(pg_sleep(0.5) AS TEXT) AS slept")
                } else {
                    Thread.sleep(forTimeInterval: 0.5)
                }
            }
        }
        try await Self.run(handler, on: engine, until: [.done: 1]) { database in
            let (swept, attempt) = try await database.read { tx in
                (
                    try tx.value("SELECT count(*) FROM swept", as: Int.self),
                    try tx.value("SELECT attempt FROM job", as: Int.self)
                )
            }
            #expect(swept == 1 && attempt == 1)
        }
    }
}

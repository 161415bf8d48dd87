import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

/// Workers are killed at random moments: every job is done, and every effect is there exactly once.
@Suite(.serialized)
struct KillingTests {
    private static let isLong = (ProcessInfo.processInfo.environment["SCOUTLY_LONG_TESTS"].flatMap(Int.init) ?? 1) > 1
    private static let jobs = isLong ? 3_000 : 600
    private static let kills = isLong ? 300 : 40

    @Test(.timeLimit(.minutes(20)), arguments: Engine.allCases)
    func `no job is lost and none is done twice when workers are killed`(engine: Engine) async throws {
        try await Self.withCrewDatabase(on: engine) { location, database in
            try await Self.queueMarks(Self.jobs, in: database)
            var crew = try (0..<3).map { _ in try CrewProcess(location) }
            var killed = 0
            while killed < Self.kills {
                try await Task.sleep(for: .milliseconds(.random(in: 1...120)))
                let victim = Int.random(in: crew.indices)
                crew[victim].killNow()
                crew[victim] = try CrewProcess(location)
                killed += 1
                // The jobs last until the kills are over.
                let left = try await Self.unfinished(in: database)
                if left < 100 { try await Self.queueMarks(Self.jobs / 10, in: database) }
            }
            try await Self.waitUntilFinished(database)
            try await Self.expectEachOnce(database)
            withExtendedLifetime(crew) {}
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: Engine.allCases)
    func `a job that kills its process is dead after its attempts`(engine: Engine) async throws {
        try await Self.withCrewDatabase(on: engine) { location, database in
            let id = try await database.write { try #require(try Poison().enqueue(in: $0, now: Date())) }
            for attempt in 1...Poison.maxAttempts {
                let victim = try CrewProcess(location)
                let status = victim.wait()
                #expect(status == SIGKILL, "in attempt \(attempt)")
            }
            let last = try CrewProcess(location)
            let state = try await Self.poll {
                try await Self.state(of: id, in: database)
            } until: {
                $0 == .dead
            }
            #expect(state == .dead)
            let errors = try await database.read { try QueueView().find(id, in: $0)?.failures.count }
            #expect(errors == 3)
            last.killNow()
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: Engine.allCases)
    func `a worker that is asked to stop ends what it runs and claims no more`(engine: Engine) async throws {
        try await Self.withCrewDatabase(on: engine) { location, database in
            try await Self.queueMarks(200, milliseconds: 100, in: database)
            let worker = try CrewProcess(location, room: 5)
            _ = try await Self.poll {
                try await Self.effects(in: database)
            } until: {
                $0 > 0
            }
            worker.signal(SIGTERM)
            let status = worker.wait()
            #expect(status == 0)
            let states = try await database.states()
            #expect(states[.running] == nil)
            #expect(states[.done, default: 0] > 0 && states[.ready, default: 0] > 0)
            let count = try await Self.effects(in: database)
            #expect(count == states[.done])
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: Engine.allCases)
    func `a worker that sleeps longer than its lease cannot write when it wakes`(engine: Engine) async throws {
        try await Self.withCrewDatabase(on: engine) { location, database in
            try await Self.queueMarks(50, milliseconds: 300, in: database)
            let sleeper = try CrewProcess(location, room: 5, lease: .seconds(1))
            _ = try await Self.poll {
                try await database.states()[.running]
            } until: {
                $0 == 5
            }
            try await Self.stop(sleeper, outsideTransactionsOf: database)
            let other = try CrewProcess(location, room: 50, lease: .seconds(1))
            try await Self.waitUntilFinished(database)
            sleeper.signal(SIGCONT)
            sleeper.signal(SIGTERM)
            sleeper.wait()
            try await Self.expectEachOnce(database)
            other.killNow()
        }
    }

    /// Who sleeps in the middle of a transaction keeps everybody else from writing to SQLite, and that is not what is tested.
    private static func stop(_ process: CrewProcess, outsideTransactionsOf database: Database) async throws {
        while true {
            process.signal(SIGSTOP)
            do {
                try await database.write { _ = try $0.run("UPDATE job SET payload = payload WHERE id < 0") }
                return
            } catch let error as DatabaseError where error.isTransient {
                process.signal(SIGCONT)
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    // MARK: The queue of marks

    static func withCrewDatabase(
        on engine: Engine, _ test: (Database.Location, Database) async throws -> Void
    ) async throws {
        try await TestDatabase.withLocation(on: engine) { location in
            try await TestDatabase.use(location) { database in
                try await JobsSchema.migrations.run(on: database)
                try await CrewJobs.migrations.run(on: database)
                try await test(location, database)
            }
        }
    }

    static func queueMarks(_ count: Int, milliseconds: Int? = nil, in database: Database) async throws {
        try await database.write { tx in
            let first = try tx.value("SELECT count(*) FROM job", as: Int.self)
            for number in first..<first + count {
                try Mark(number: number, milliseconds: milliseconds ?? .random(in: 0...30)).enqueue(in: tx, now: Date())
            }
        }
    }

    static func expectEachOnce(_ database: Database) async throws {
        let (jobs, done, effects, numbers) = try await database.read { tx in
            (
                try tx.value("SELECT count(*) FROM job", as: Int.self),
                try tx.value("SELECT count(*) FROM job WHERE state = 'done'", as: Int.self),
                try tx.value("SELECT count(*) FROM effect", as: Int.self),
                try tx.value("SELECT count(DISTINCT number) FROM effect", as: Int.self)
            )
        }
        #expect(done == jobs)
        #expect(effects == jobs)
        #expect(numbers == jobs)
    }

    static func waitUntilFinished(_ database: Database) async throws {
        _ = try await poll {
            try await unfinished(in: database)
        } until: {
            $0 == 0
        }
    }

    static func unfinished(in database: Database) async throws -> Int {
        try await database.read {
            try $0.value("SELECT count(*) FROM job WHERE state NOT IN ('done', 'dead', 'cancelled')", as: Int.self)
        }
    }

    static func effects(in database: Database) async throws -> Int {
        try await database.read { try $0.value("SELECT count(*) FROM effect", as: Int.self) }
    }

    private static func state(of id: JobID, in database: Database) async throws -> JobState? {
        try await database.read { try QueueView().find(id, in: $0)?.job.state }
    }

    /// Looks again and again; the suite's time limit ends it.
    static func poll<Value>(
        _ look: () async throws -> Value, until isEnough: (Value) -> Bool
    ) async throws -> Value {
        while true {
            let value = try await look()
            if isEnough(value) { return value }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

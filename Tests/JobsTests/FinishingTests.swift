import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

struct FinishingTests {
    private let now = QueueDatabase.now

    private static func errors(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            try tx.rows("SELECT reason FROM job_error ORDER BY attempt").map { try $0["reason"] }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that is done is over`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now) }
            let job = try #require(try await database.claim().first)
            try await database.write { try job.complete(in: $0, now: now) }
            #expect(try await database.states() == [.done: 1])
            await #expect(throws: ClaimLost(job: job.id)) {
                try await database.write { try job.complete(in: $0, now: now) }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that fails comes back until its attempts are used up, and keeps every error`(engine: Engine)
        async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now, priority: .low) }
            for attempt in 1...3 {
                let time = QueueDatabase.later(Double(attempt) * 60)
                try await database.write { _ = try Stager().runOnce(in: $0, now: time) }
                let job = try #require(try await database.claim(at: time).first)
                #expect(job.attempt == attempt)
                try await database.write { tx in
                    try job.fail(in: tx, now: time, reason: "broom \(attempt)", retryAt: time.addingTimeInterval(60))
                }
            }
            #expect(try await database.states() == [.dead: 1])
            #expect(try await Self.errors(database) == ["broom 1", "broom 2", "broom 3"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a permanent failure ends a job at its first attempt`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now) }
            let job = try #require(try await database.claim().first)
            let endless = String(repeating: "é", count: 100_000)
            try await database.write { try job.fail(in: $0, now: now, reason: endless, retryAt: nil) }
            #expect(try await database.states() == [.dead: 1])
            #expect(try await Self.errors(database).map(\.count) == [2_000])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a snoozed job has lost no attempt`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now) }
            for _ in 0..<5 {
                let job = try #require(try await database.claim().first)
                #expect(job.attempt == 1)
                try await database.write { tx in
                    try job.snooze(in: tx, until: now)
                    _ = try Stager().runOnce(in: tx, now: now)
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `whoever was presumed dead can neither write nor finish, before and after its job is claimed anew`(
        engine: Engine
    ) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                try tx.run("CREATE TABLE effect (words TEXT)")
                try Chore().enqueue(in: tx, now: now)
            }
            let stale = try #require(try await database.claim().first)
            let late = QueueDatabase.later(16)
            let finish: @Sendable (Transaction) throws -> Void = { tx in
                try tx.run("INSERT INTO effect (words) VALUES ('written by the dead')")
                try stale.complete(in: tx, now: late)
            }
            let rescued = try await database.write { try Rescuer().runOnce(in: $0, now: late) }
            #expect(rescued == (1, 0))
            await #expect(throws: ClaimLost(job: stale.id)) { try await database.write(finish) }
            let fresh = try #require(try await database.claim(worker: "bea", at: late).first)
            #expect(fresh.attempt == 2)
            await #expect(throws: ClaimLost(job: stale.id)) { try await database.write(finish) }
            let held = try await database.write { try Heartbeat(worker: "ada").runOnce(in: $0, now: late) }
            #expect(held == [:])
            try await database.write { try fresh.complete(in: $0, now: late) }
            let effects = try await database.read { try $0.value("SELECT count(*) FROM effect", as: Int.self) }
            #expect(effects == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a late rescue leaves alone what is finished or renewed`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in for _ in 0..<2 { try Chore().enqueue(in: tx, now: now) } }
            let jobs = try await database.claim()
            try await database.write { tx in
                try jobs[0].complete(in: tx, now: now)
                let held = try Heartbeat(worker: "ada").runOnce(in: tx, now: QueueDatabase.later(10))
                #expect(held == [jobs[1].id: jobs[1].token])
            }
            let rescued = try await database.write { try Rescuer().runOnce(in: $0, now: QueueDatabase.later(24)) }
            #expect(rescued == (0, 0))
            #expect(try await database.states() == [.done: 1, .running: 1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that kills its workers is dead after its attempts`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now) }
            for attempt in 1...3 {
                let time = QueueDatabase.later(Double(attempt) * 60)
                #expect(try await database.claim(at: time).count == 1)
                let (rescued, dead) = try await database.write {
                    try Rescuer().runOnce(in: $0, now: time.addingTimeInterval(15))
                }
                #expect(rescued == (attempt < 3 ? 1 : 0))
                #expect(dead == (attempt < 3 ? 0 : 1))
            }
            #expect(try await database.states() == [.dead: 1])
            #expect(try await Self.errors(database) == Array(repeating: "its worker ada went silent", count: 3))
        }
    }
}

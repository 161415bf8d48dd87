import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

struct InterventionTests {
    private let now = QueueDatabase.now

    @Test(arguments: Engine.allCases)
    func `what is cancelled is not run, and what ran can no longer write`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let waiting = try #require(
                try await database.write { tx in
                    try Chore().enqueue(in: tx, now: now)
                    return try Errand().enqueue(in: tx, now: now)
                })
            let running = try #require(try await database.claim().first)
            let cancelled = try await database.write { tx in
                try Intervention([waiting, running.id, JobID(rawValue: 99)]).cancel(in: tx, now: now)
            }
            #expect(cancelled == 2)
            #expect(try await database.states() == [.cancelled: 2])
            let held = try await database.write { try Heartbeat(worker: "ada").runOnce(in: $0, now: now) }
            #expect(held == [:])
            await #expect(throws: ClaimLost(job: running.id)) {
                try await database.write { try running.complete(in: $0, now: now) }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a dead job that is retried starts from its first attempt and keeps its errors`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now) }
            let job = try #require(try await database.claim().first)
            try await database.write { try job.fail(in: $0, now: now, reason: "no broom", retryAt: nil) }
            let retried = try await database.write { tx in
                let retried = try Intervention([job.id]).retry(in: tx, now: now)
                _ = try Stager().runOnce(in: tx, now: now)
                return retried
            }
            #expect(retried == 1)
            let again = try #require(try await database.claim().first)
            #expect(again.attempt == 1)
            #expect(again.token == job.token + 1)
            let errors = try await database.read { try $0.value("SELECT count(*) FROM job_error", as: Int.self) }
            #expect(errors == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a dead job whose key is queued anew stays dead, and the others are retried`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                try Chore(uniqueKey: "k").enqueue(in: tx, now: now)
                try Chore().enqueue(in: tx, now: now)
            }
            let jobs = try await database.claim()
            let retried = try await database.write { tx in
                for job in jobs { try job.fail(in: tx, now: now, reason: "no broom", retryAt: nil) }
                try Chore(uniqueKey: "k").enqueue(in: tx, now: now)
                return try Intervention(jobs.map(\.id)).retry(in: tx, now: now)
            }
            #expect(retried == 1)
            #expect(try await database.states() == [.dead: 1, .ready: 1, .scheduled: 1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `only what is over is discarded, with its errors`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in for _ in 0..<2 { try Chore().enqueue(in: tx, now: now) } }
            let jobs = try await database.claim()
            let discarded = try await database.write { tx in
                try jobs[0].fail(in: tx, now: now, reason: "no broom", retryAt: nil)
                return try Intervention(jobs.map(\.id)).discard(in: tx)
            }
            #expect(discarded == 1)
            #expect(try await database.states() == [.running: 1])
            let errors = try await database.read { try $0.value("SELECT count(*) FROM job_error", as: Int.self) }
            #expect(errors == 0)
        }
    }
}

import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Testing

struct EnqueuingTests {
    private struct Refusal: Error {}

    private let now = QueueDatabase.now

    @Test(arguments: Engine.allCases)
    func `a job exists when its transaction commits, and only then`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    try Chore().enqueue(in: tx, now: now)
                    throw Refusal()
                }
            }
            try await database.write { try Chore(name: "dust").enqueue(in: $0, now: now) }
            let claimed = try await database.claim()
            #expect(try claimed.map { try $0.payload.decoded(as: Chore.self).name } == ["dust"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `workers are told of what is ready, and not of what is for later`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            var heard = try await database.listen(to: Wake.ready).makeAsyncIterator()
            try await database.write { tx in try Chore().enqueue(in: tx, now: now, runAt: now.addingTimeInterval(1)) }
            try await database.write { tx in try Errand().enqueue(in: tx, now: now) }
            #expect(await heard.next() == .message(channel: Wake.ready, payload: Errand.kind))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a unique job is queued once until it is over, by however many at once`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let ids = try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask { try await database.write { try Chore(uniqueKey: "k").enqueue(in: $0, now: now) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ids.compactMap(\.self).count == 1)
            let job = try #require(try await database.claim().first)
            let whileRunning = try await database.write { try Chore(uniqueKey: "k").enqueue(in: $0, now: now) }
            #expect(whileRunning == nil)
            let other = try await database.write { try Chore(uniqueKey: "other").enqueue(in: $0, now: now) }
            #expect(other != nil)
            let afterwards = try await database.write { tx in
                try job.complete(in: tx, now: now)
                return try Chore(uniqueKey: "k").enqueue(in: tx, now: now)
            }
            #expect(afterwards != nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a scheduled job becomes ready when its time has come, and the stager knows the next time`(
        engine: Engine
    ) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                for seconds in [60.0, 120, 180] {
                    try Chore().enqueue(in: tx, now: now, runAt: now.addingTimeInterval(seconds))
                }
            }
            #expect(try await database.claim(at: now).isEmpty)
            let early = try await database.write { try Stager().runOnce(in: $0, now: now) }
            #expect(early == (0, now.addingTimeInterval(60)))
            let onTime = try await database.write { try Stager().runOnce(in: $0, now: now.addingTimeInterval(120)) }
            #expect(onTime == (2, now.addingTimeInterval(180)))
            #expect(try await database.states() == [.ready: 2, .scheduled: 1])
            let bounded = try await database.write { try Stager(batch: 1).runOnce(in: $0, now: .distantFuture) }
            #expect(bounded == (1, nil))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a state without its times is refused by the schema`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now) }
            let changes: [(SQL, String)] = [
                ("state = 'running', attempt = 1, started_at = run_at, worker = 'ada'", "running_has_a_lease"),
                ("state = 'running', attempt = 1, started_at = run_at, leased_until = run_at", "running_has_a_worker"),
                ("state = 'running', worker = 'ada', leased_until = run_at", "running_has_started"),
                ("worker = 'ada'", "running_has_a_worker"), ("leased_until = run_at", "running_has_a_lease"),
                ("state = 'done'", "over_has_an_end"), ("finished_at = run_at", "over_has_an_end"),
                ("attempt = 4", "attempts_are_limited"), ("attempt = -1", "attempts_are_limited"),
            ]
            for (change, rule) in changes {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.write { try $0.run("UPDATE job SET \(change)") }
                }
                #expect(error?.brokenConstraint == Constraint(.check, name: rule))
            }
        }
    }
}

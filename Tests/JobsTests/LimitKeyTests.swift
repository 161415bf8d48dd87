import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

struct LimitKeyTests {
    private let now = QueueDatabase.now
    private let later = QueueDatabase.later(60)

    @Test(arguments: Engine.allCases)
    func `of the jobs with one key, one is ready and the others wait blocked`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.visit("bakery", "bakery", "mill")
            try await database.stage()
            let states = try await database.states()
            #expect(states == [.ready: 2, .blocked: 1])
            let claimed = try await database.claimVisits()
            #expect(claimed.map(\.limitKey) == ["bakery", "mill"])
            let more = try await database.claimVisits()
            #expect(more.isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `whatever ends a job lets the next of its key go`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.visit("mill", "mill", "mill", "mill", "mill", "mill")
            try await database.stage()

            let done = try await #require(database.claimVisits().first)
            try await database.write { try done.complete(in: $0, now: now) }
            let failed = try await #require(database.claimVisits().first)
            try await database.write { try failed.fail(in: $0, now: now, reason: "closed", retryAt: later) }
            let snoozed = try await #require(database.claimVisits().first)
            try await database.write { try snoozed.snooze(in: $0, until: later) }
            let cancelled = try await #require(database.claimVisits().first)
            let count = try await database.write { try Intervention([cancelled.id]).cancel(in: $0, now: now) }
            #expect(count == 1)
            let dead = try await #require(database.claimVisits().first)
            try await database.write { try dead.fail(in: $0, now: now, reason: "burnt down", retryAt: nil) }

            let states = try await database.states()
            #expect(states == [.done: 1, .scheduled: 2, .cancelled: 1, .dead: 1, .ready: 1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `an urgent job takes the turn of one that is ready`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.visit("mill")
            try await database.stage()
            let urgent = try await database.write {
                try Visit(place: "mill").enqueue(in: $0, now: now, priority: .urgent)
            }
            try await database.stage()
            let claimed = try await database.claimVisits()
            #expect(claimed.map(\.id) == [urgent])
            let states = try await database.states()
            #expect(states == [.running: 1, .blocked: 1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a rescued job keeps its turn`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.visit("mill", "mill")
            try await database.stage()
            let first = try await #require(database.claimVisits().first)
            try await database.write { _ = try Rescuer().runOnce(in: $0, now: later) }
            let second = try await #require(database.claimVisits().first)
            #expect(second.id == first.id)
            #expect(second.attempt == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `many who finish and queue at once leave nothing blocked behind`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<10 {
                            try await database.persistently { tx in
                                _ = try Visit(place: "mill").enqueue(in: tx, now: now)
                                _ = try Stager().runOnce(in: tx, now: now)
                            }
                        }
                    }
                    group.addTask {
                        var finished = 0
                        while finished < 10 {
                            let jobs = try await database.claimVisits()
                            #expect(jobs.count <= 1)
                            for job in jobs { try await database.persistently { try job.complete(in: $0, now: now) } }
                            finished += jobs.count
                            await Task.yield()
                        }
                    }
                }
                try await group.waitForAll()
            }
            let states = try await database.states()
            #expect(states == [.done: 40])
        }
    }
}

/// Goes to a place where there is room for one.
private struct Visit: Job {
    static let kind = "visit"

    var place: String
    var limitKey: String? { place }
}

extension Database {
    fileprivate func visit(_ places: String...) async throws {
        try await write { tx in
            for place in places { try Visit(place: place).enqueue(in: tx, now: QueueDatabase.now) }
        }
    }

    fileprivate func stage() async throws {
        try await write { _ = try Stager().runOnce(in: $0, now: QueueDatabase.now) }
    }

    fileprivate func claimVisits() async throws -> [ClaimedJob] {
        let request = ClaimRequest(worker: "ada", room: [Visit.kind: 10], total: 10)
        return try await write { try request.claim(in: $0, now: QueueDatabase.now) }
    }

    /// Tries again when others were in the way.
    fileprivate func persistently(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
        while true {
            do {
                return try await write { try body($0) }
            } catch DatabaseError.busy {}
        }
    }
}

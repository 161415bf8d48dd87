import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

struct PrunerTests {
    private let now = QueueDatabase.now
    private let day = 86_400.0

    @Test(arguments: Engine.allCases)
    func `what is over is deleted when its time is up, dead jobs later than done ones`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in for _ in 0..<4 { try Chore().enqueue(in: tx, now: now) } }
            let jobs = try await database.claim(3)
            try await database.write { tx in
                try jobs[0].complete(in: tx, now: now)
                try jobs[1].fail(in: tx, now: now, reason: "no broom", retryAt: nil)
                _ = try Intervention([jobs[2].id]).cancel(in: tx, now: now)
            }
            let pruner = Pruner(keepsDone: .seconds(day), keepsDead: .seconds(10 * day))
            var left: [[JobState: Int]] = []
            for days in [1, 1.01, 10, 10.01, 1_000] {
                let time = QueueDatabase.later(days * day)
                try await database.write { _ = try pruner.runOnce(in: $0, now: time) }
                left.append(try await database.states())
            }
            #expect(
                left == [
                    [.done: 1, .dead: 1, .cancelled: 1, .ready: 1], [.dead: 1, .ready: 1], [.dead: 1, .ready: 1],
                    [.ready: 1], [.ready: 1],
                ])
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is not over is never deleted, however old`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                try Chore().enqueue(in: tx, now: now)
                try Chore().enqueue(in: tx, now: now)
                try Chore().enqueue(in: tx, now: now, runAt: QueueDatabase.later(1))
                try Crate(limitKey: "mill").enqueue(in: tx, now: now)
                try Crate(limitKey: "mill").enqueue(in: tx, now: now)
                _ = try Stager().runOnce(in: tx, now: now)
            }
            _ = try await database.claim(1)
            let before = try await database.states()
            let pruner = Pruner(keepsDone: .zero, keepsDead: .zero)
            let pruned = try await database.write { try pruner.runOnce(in: $0, now: .distantFuture) }
            let after = try await database.states()
            #expect(pruned == 0)
            #expect(before == [.ready: 2, .scheduled: 1, .blocked: 1, .running: 1] && after == before)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a round deletes no more than a batch, and the next comes at once as long as it is full`(engine: Engine)
        async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                for _ in 0..<5 { try Chore().enqueue(in: tx, now: now) }
            }
            let jobs = try await database.claim()
            try await database.write { tx in for job in jobs { try job.complete(in: tx, now: now) } }
            let late = QueueDatabase.later(100 * day)
            let chore = Chores(database, logger: RunningWorker.silent, now: { late }).pruning(Pruner(batch: 2))
            var waits: [Duration] = []
            for _ in 0..<3 { waits.append(try await chore.runOnce(late)) }
            #expect(waits[0] < .seconds(1) && waits[1] < .seconds(1) && waits[2] > .seconds(60))
            let states = try await database.states()
            #expect(states == [:])
        }
    }
}

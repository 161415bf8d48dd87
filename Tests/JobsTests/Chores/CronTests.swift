import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2)))
struct CronTests {
    private struct Refusal: Error {}

    private static func queueing(every interval: Duration = .seconds(60)) -> Cron {
        Cron([Cron.Entry("sweep", every: interval) { tx, now in try Chore().enqueue(in: tx, now: now) }])
    }

    /// How many entries fired at each of the times, in seconds.
    private static func firings(_ cron: Cron, at times: [Double], in database: Database) async throws -> [Int] {
        var firings: [Int] = []
        for time in times {
            firings.append(
                try await database.write { try cron.runOnce(in: $0, now: QueueDatabase.later(time)).fired.count })
        }
        return firings
    }

    @Test(arguments: Engine.allCases)
    func `a new entry fires at once, and then at its interval whoever asks how often`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let firings = try await Self.firings(Self.queueing(), at: [0, 1, 59, 60, 61, 125, 179, 180], in: database)
            // The lateness of one does not move the next.
            #expect(firings == [1, 0, 0, 1, 0, 1, 0, 1])
            let states = try await database.states()
            #expect(states == [.ready: 4])
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was missed while nobody was there is done once`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let firings = try await Self.firings(Self.queueing(), at: [0, 1_000, 1_001, 1_059, 1_060], in: database)
            #expect(firings == [1, 1, 0, 0, 1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a shorter interval counts from now, and a clock that was set back stops nothing`(engine: Engine) async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            let long = try await Self.firings(Self.queueing(every: .seconds(7 * 86_400)), at: [0, 100], in: database)
            let short = try await Self.firings(Self.queueing(), at: [200, 201, 260], in: database)
            let setBack = try await Self.firings(Self.queueing(), at: [-3_600, -3_599, -3_540], in: database)
            #expect([long, short, setBack] == [[1, 0], [1, 0, 1], [1, 0, 1]])
        }
    }

    @Test(arguments: Engine.allCases)
    func `of many who do it at the same time one does it`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            for round in 0..<5 {
                let fired = try await withThrowingTaskGroup { group in
                    for _ in 0..<8 {
                        group.addTask {
                            try await Self.firings(Self.queueing(), at: [Double(round) * 60], in: database)[0]
                        }
                    }
                    return try await group.reduce(0, +)
                }
                #expect(fired == 1)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what fails is tried again, and keeps nothing else from its time`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let isBroken = Mutex(true)
            let cron = Cron([
                Cron.Entry("broken", every: .seconds(60)) { tx, now in
                    try Errand().enqueue(in: tx, now: now)
                    if isBroken.withLock(\.self) { throw Refusal() }
                },
                Cron.Entry("sound", every: .seconds(60)) { tx, now in try Chore().enqueue(in: tx, now: now) },
            ])
            let chore = Chores(database, logger: RunningWorker.silent, now: { QueueDatabase.now }).cron(cron)
            await #expect(throws: Refusal.self) { try await chore.runOnce(QueueDatabase.now) }
            let sound = try await database.read { try QueueView().counts(in: $0).map(\.kind) }
            #expect(sound == [Chore.kind])
            isBroken.withLock { $0 = false }
            _ = try await chore.runOnce(QueueDatabase.later(1))
            let both = try await database.read { try QueueView().counts(in: $0).map(\.kind) }
            #expect(both == [Chore.kind, Errand.kind])
        }
    }
}

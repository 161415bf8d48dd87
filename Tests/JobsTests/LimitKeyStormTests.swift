import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Testing

/// Everything that moves jobs of a few limit keys, all at once.
@Suite(.timeLimit(.minutes(20)))
struct LimitKeyStormTests {
    private static let rounds = 60 * TestLength.factor
    private static let keys = ["mill", "bakery", "inn"]

    private static let now = QueueDatabase.now

    @Test(arguments: Engine.allCases)
    func `in a storm on a few keys nobody is refused for good, and nothing stays blocked`(engine: Engine) async throws {
        try await TestDatabase.withLocation(on: engine) { location in
            var location = location
            if case .postgres(var settings) = location {
                settings.maxConnections = 12
                location = .postgres(settings)
            }
            try await TestDatabase.use(location) { database in
                try await JobsSchema.migrations.run(on: database)
                let seed = TestLength.seed
                let busy = try await withThrowingTaskGroup { group in
                    for (number, part) in Self.parts.enumerated() {
                        group.addTask {
                            var random = SeededRandom(seed: seed &+ UInt64(number))
                            var busy = 0
                            for _ in 0..<Self.rounds {
                                let draws = (0..<4).map { _ in Int.random(in: 0..<1_000, using: &random) }
                                do {
                                    try await database.write { try part($0, draws) }
                                } catch is ClaimLost {
                                } catch DatabaseError.busy {
                                    busy += 1
                                }
                            }
                            return busy
                        }
                    }
                    return try await group.reduce(0, +)
                }
                let broken = try await Self.broken(database)
                #expect(broken == [], "SCOUTLY_SEED=\(seed)")
                try await Self.drain(database)
                let left = try await database.states().filter {
                    [.scheduled, .blocked, .ready, .running].contains($0.key)
                }
                #expect(left == [:], "SCOUTLY_SEED=\(seed)")
                // A transaction that has to be done again now and then is the price; most must go through.
                let tried = Self.rounds * Self.parts.count
                #expect(busy < tried / 10, "of \(tried)")
            }
        }
    }

    /// Each takes four random numbers.
    private static let parts: [@Sendable (Transaction, [Int]) throws -> Void] =
        [enqueue, enqueue, enqueueAndStage, stage] + Array(repeating: work, count: 5) + [cancel, hasten, rescue, retry]

    private static func crate(_ draws: [Int]) -> Crate {
        Crate(uniqueKey: "\(draws[0] % 40)", limitKey: keys[draws[0] % keys.count])
    }

    private static let enqueue: @Sendable (Transaction, [Int]) throws -> Void = { tx, draws in
        try crate(draws).enqueue(in: tx, now: now, priority: JobPriority(rawValue: draws[1] % 4)!)
    }

    private static let enqueueAndStage: @Sendable (Transaction, [Int]) throws -> Void = { tx, draws in
        try enqueue(tx, draws)
        try stage(tx, draws)
    }

    private static let stage: @Sendable (Transaction, [Int]) throws -> Void = { tx, draws in
        _ = try Stager(batch: 1 + draws[0] % 10).runOnce(in: tx, now: QueueDatabase.later(1))
    }

    /// Claims in one statement and ends in the same transaction or not at all.
    private static let work: @Sendable (Transaction, [Int]) throws -> Void = { tx, draws in
        let request = ClaimRequest(
            worker: "worker \(draws[0] % 5)", room: [Crate.kind: 2], total: 2,
            lease: .seconds(draws[3] % 10 == 0 ? 1 : 9))
        for job in try request.claim(in: tx, now: now) {
            switch draws[1] % 6 {
            case 0: try job.complete(in: tx, now: now)
            case 1: try job.fail(in: tx, now: now, reason: "torn", retryAt: now)
            case 2: try job.snooze(in: tx, until: now)
            case 3: try job.release(in: tx)
            case 4: try job.fail(in: tx, now: now, reason: "torn", retryAt: nil)
            default: break
            }
        }
    }

    private static let cancel: @Sendable (Transaction, [Int]) throws -> Void = { tx, draws in
        let last = try tx.value("SELECT coalesce(max(id), 1) FROM job", as: Int.self)
        _ = try Intervention(draws.prefix(2).map { JobID(rawValue: 1 + $0 % last) }).cancel(in: tx, now: now)
    }

    private static let hasten: @Sendable (Transaction, [Int]) throws -> Void = { tx, draws in
        _ = try crate(draws).hasten(in: tx, now: now)
    }

    private static let rescue: @Sendable (Transaction, [Int]) throws -> Void = { tx, draws in
        _ = try Rescuer(batch: 1 + draws[0] % 5).runOnce(in: tx, now: QueueDatabase.later(10))
    }

    private static let retry: @Sendable (Transaction, [Int]) throws -> Void = { tx, draws in
        let last = try tx.value("SELECT coalesce(max(id), 1) FROM job", as: Int.self)
        _ = try Intervention(draws.map { JobID(rawValue: 1 + $0 % last) }).retry(in: tx, now: now)
    }

    /// Keys with jobs that are blocked by nobody.
    private static func broken(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            try tx.rows(
                """
                SELECT DISTINCT limit_key
                FROM job
                WHERE state = 'blocked' AND limit_key NOT IN (
                    SELECT limit_key FROM job WHERE limit_key IS NOT NULL AND state IN ('ready', 'running')
                )
                """
            ).map { try $0["limit_key"] }
        }
    }

    /// One after the other, until there is nothing more to do.
    private static func drain(_ database: Database) async throws {
        var isDone = false
        while !isDone {
            isDone = try await database.write { tx in
                let late = QueueDatabase.later(100)
                let due = try Stager().runOnce(in: tx, now: late).due
                let rescued = try Rescuer().runOnce(in: tx, now: late)
                let request = ClaimRequest(worker: "last", room: [Crate.kind: 10], total: 10)
                let jobs = try request.claim(in: tx, now: late)
                for job in jobs { try job.complete(in: tx, now: late) }
                return due == 0 && jobs.isEmpty && rescued == (0, 0)
            }
        }
    }
}

import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Testing

/// Statements that lock many rows at once do so beside each other.
@Suite(.timeLimit(.minutes(5)))
struct DeadlockTests {
    @Test func `one end that takes long keeps no other job's lease from being renewed`() async throws {
        try await QueueDatabase.run(on: .postgres) { database in
            try await database.write { tx in for _ in 0..<2 { try Chore().enqueue(in: tx, now: QueueDatabase.now) } }
            let jobs = try await database.claim()
            let (isInside, inside) = AsyncStream.makeStream(of: Void.self)
            let mayGoOn = DispatchSemaphore(value: 0)
            let ending = Task {
                try await database.write { tx in
                    try jobs[0].complete(in: tx, now: QueueDatabase.now)
                    inside.finish()
                    mayGoOn.wait()
                }
            }
            for await _ in isInside {}
            let later = QueueDatabase.later(10)
            let held = try await database.write { try Heartbeat(worker: "ada").runOnce(in: $0, now: later) }
            #expect(Set(held.keys) == Set(jobs.map(\.id)))
            let rescued = try await database.write { try Rescuer().runOnce(in: $0, now: QueueDatabase.later(20)) }
            #expect(rescued == (0, 0))
            mayGoOn.signal()
            try await ending.value
            let states = try await database.states()
            #expect(states == [.done: 1, .running: 1])
        }
    }

    private static let rounds = 5 * TestLength.factor

    @Test func `a heartbeat and a batch of ends never wait for each other`() async throws {
        try await QueueDatabase.run(on: .postgres) { database in
            let count = 400
            try await withThrowingTaskGroup { group in
                group.addTask {
                    var random = SeededRandom(seed: TestLength.seed)
                    for _ in 0..<Self.rounds {
                        try await database.write { tx in
                            for number in 0..<count {
                                let priority = JobPriority.allCases[number * 7 % 4]
                                try Chore().enqueue(in: tx, now: QueueDatabase.now, priority: priority)
                            }
                        }
                        var jobs: [ClaimedJob] = []
                        for part in 0..<8 {
                            jobs += try await database.claim(count / 8, at: QueueDatabase.later(Double(part * 5 % 8)))
                        }
                        jobs.shuffle(using: &random)
                        for start in stride(from: 0, to: jobs.count, by: 100) {
                            let part = jobs[start..<min(start + 100, jobs.count)]
                            let completion = Completion(worker: "ada", jobs: Array(part))
                            _ = try await database.write { try completion.run(in: $0, now: QueueDatabase.now) }
                        }
                    }
                }
                group.addTask {
                    for _ in 0..<Self.rounds * 10 {
                        let beat = Heartbeat(worker: "ada")
                        _ = try await database.write { try beat.runOnce(in: $0, now: QueueDatabase.now) }
                    }
                }
                try await group.waitForAll()
            }
            let deadlocks = try await database.read {
                try $0.value("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()", as: Int.self)
            }
            #expect(deadlocks == 0)
        }
    }
}

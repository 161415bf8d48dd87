import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Synchronization
import Testing

struct RescuerTests {
    private struct Refusal: Error {}

    private let now = QueueDatabase.now

    /// Uses up a chore's attempts but one, and claims it for the last.
    private static func exhaust(_ database: Database) async throws {
        for attempt in 0..<Chore.maxAttempts {
            _ = try await database.claim(at: QueueDatabase.later(Double(attempt) * 60))
            if attempt + 1 == Chore.maxAttempts { return }
            let time = QueueDatabase.later(Double(attempt) * 60 + 30)
            try await database.write { _ = try Rescuer().runOnce(in: $0, now: time) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the death of a job is told once, however many rescue it at once`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore(name: "attic").enqueue(in: $0, now: now) }
            try await Self.exhaust(database)
            try await database.write { try $0.run("CREATE TABLE grave (name \(.text), reason \(.text))") }
            let handler = JobHandler(
                Chore.self,
                afterDeath: { chore, reason, tx, _ in
                    try tx.run("INSERT INTO grave (name, reason) VALUES (\(chore.name), \(reason))")
                }
            ) { _, _ in .done }
            let dead = try await withThrowingTaskGroup { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await database.write {
                            try Rescuer(handlers: [handler]).runOnce(in: $0, now: QueueDatabase.later(1_000)).dead
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(dead == 1)
            let graves = try await database.read { tx in
                try tx.rows("SELECT name, reason FROM grave").map { try [$0["name"], $0["reason"]] as [String] }
            }
            #expect(graves == [["attic", "its worker ada went silent"]])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a death that cannot be told takes no rescue away`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore(name: "attic").enqueue(in: $0, now: now) }
            try await Self.exhaust(database)
            let late = QueueDatabase.later(1_000)
            try await database.write { try Chore(name: "cellar").enqueue(in: $0, now: now) }
            _ = try await database.claim(at: QueueDatabase.later(200))
            let handler = JobHandler(Chore.self, afterDeath: { _, _, _, _ in throw Refusal() }) { _, _ in .done }
            let rescuer = Rescuer(handlers: [handler])
            let ended = try await database.write { try rescuer.runOnce(in: $0, now: late) }
            #expect(ended == (1, 1))
            let states = try await database.states()
            #expect(states == [.ready: 1, .dead: 1])
            let reasons = try await database.reasons()
            #expect(reasons.contains("what follows its death failed: Refusal()"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `many rescues beside many finishes lose nothing`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let count = 60
            try await database.write { tx in for _ in 0..<count { try Chore().enqueue(in: tx, now: now) } }
            let jobs = try await database.claim(count)
            let late = QueueDatabase.later(16)
            let done = try await withThrowingTaskGroup { group in
                for job in jobs {
                    group.addTask {
                        do {
                            try await database.write { try job.complete(in: $0, now: late) }
                            return 1
                        } catch is ClaimLost { return 0 }
                    }
                }
                for _ in 0..<10 {
                    group.addTask {
                        try await database.write { _ = try Rescuer(batch: 7).runOnce(in: $0, now: late) }
                        return 0
                    }
                }
                return try await group.reduce(0, +)
            }
            let states = try await database.states()
            #expect(states[.done, default: 0] == done)
            #expect(states[.done, default: 0] + states[.ready, default: 0] + states[.running, default: 0] == count)
        }
    }
}

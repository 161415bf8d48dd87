import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

/// A job that kills its process, among others that do no harm.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct PoisonTests {
    @Test(arguments: Engine.allCases)
    func `those that ran beside a poison lose an attempt for each kill, and all are done`(engine: Engine) async throws {
        try await KillingTests.withCrewDatabase(on: engine) { location, database in
            try await KillingTests.queueMarks(30, milliseconds: 50, in: database)
            let poison = try await database.write {
                try #require(try Poison().enqueue(in: $0, now: Date(), priority: .urgent))
            }
            var kills = 0
            var worker = try CrewProcess(location)
            while try await KillingTests.unfinished(in: database) > 0 {
                if !worker.isRunning {
                    kills += 1
                    worker = try CrewProcess(location)
                }
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(kills == Poison.maxAttempts)
            let states = try await database.states()
            #expect(states == [.done: 30, .dead: 1])
            let (attempts, dead, effects) = try await database.read { tx in
                (
                    try tx.value("SELECT max(attempt) FROM job WHERE kind = 'mark'", as: Int.self),
                    try QueueView().find(poison, in: tx)?.job.state,
                    try tx.rows("SELECT number, count(*) AS times FROM effect GROUP BY number").map {
                        try $0.value("times", as: Int.self)
                    }
                )
            }
            #expect(attempts <= kills + 1)
            #expect(dead == .dead)
            #expect(effects == Array(repeating: 1, count: 30))
        }
    }
}

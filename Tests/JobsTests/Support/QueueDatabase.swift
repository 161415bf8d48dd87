import Database
import DatabaseTestSupport
import Foundation
import Jobs

/// An empty queue, and a time that stands still.
enum QueueDatabase {
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    static func run(on engine: Engine, _ test: (Database) async throws -> Void) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await JobsSchema.migrations.run(on: database)
            try await test(database)
        }
    }

    static func later(_ seconds: Double) -> Date { now.addingTimeInterval(seconds) }
}

/// A job with nothing to do.
struct Chore: Job {
    static let kind = "chore"
    static let maxAttempts = 3

    var name = "sweep"
    var uniqueKey: String?
}

/// Another kind.
struct Errand: Job {
    static let kind = "errand"

    var to = "the baker"
}

extension Database {
    /// Claims chores for a worker.
    func claim(_ count: Int = 10, worker: String = "ada", at now: Date = QueueDatabase.now) async throws -> [ClaimedJob]
    {
        let request = ClaimRequest(worker: worker, room: [Chore.kind: count], total: count, lease: .seconds(15))
        return try await write { try request.claim(in: $0, now: now) }
    }

    /// How many jobs are in each state.
    func states() async throws -> [JobState: Int] {
        try await read { tx in
            try tx.rows("SELECT state, count(*) AS jobs FROM job GROUP BY state")
                .reduce(into: [:]) { $0[try $1.value("state", as: JobState.self)] = try $1.value("jobs", as: Int.self) }
        }
    }
}

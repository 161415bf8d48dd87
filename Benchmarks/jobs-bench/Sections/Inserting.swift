import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs

extension Section {
    /// How many jobs a second are queued: by one task, by 64 at once, and many in one call.
    static let insert = Section(name: "insert") { bench in
        var table = Table(
            "queue jobs", columns: ["1 task", "64 tasks", "64 tasks / 1", "1,000 in a transaction", "set-based"])
        for engine in Engine.allCases {
            let one = try await bench.withQueue(on: engine) { try await singly($0.database, jobs: 1_000, tasks: 1) }
            let many = try await bench.withQueue(on: engine) { try await singly($0.database, jobs: 6_400, tasks: 64) }
            let batch = try await bench.withQueue(on: engine) { try await inBatches($0.database, of: 1_000, count: 10) }
            let set = try await bench.withQueue(on: engine) { try await atOnce($0.database, jobs: 50_000) }
            table.add(engine.name, one, many, many / one, batch, set)
        }
        table.notes = [
            "jobs a second; each task waits until its job is on the disk before it queues the next; set-based: one"
                + " statement makes 50,000 jobs of a query's rows"
        ]
        return table
    }

    private static func singly(_ database: Database, jobs: Int, tasks: Int) async throws -> Double {
        try await rate(of: jobs) {
            try await withThrowingTaskGroup { group in
                for _ in 0..<tasks {
                    group.addTask {
                        for number in 0..<jobs / tasks {
                            _ = try await database.write { try Nothing(number: number).enqueue(in: $0, now: Date()) }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    private static func inBatches(_ database: Database, of size: Int, count: Int) async throws -> Double {
        try await rate(of: size * count) {
            for _ in 0..<count {
                try await database.write { tx in
                    for number in 0..<size { try Nothing(number: number).enqueue(in: tx, now: Date()) }
                }
            }
        }
    }

    private static func atOnce(_ database: Database, jobs: Int) async throws -> Double {
        try await rate(of: jobs) {
            try await database.write { tx in
                let now = Date()
                try Nothing.enqueue(
                    each: """
                        WITH RECURSIVE counted (number) AS (
                            SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < \(jobs)
                        )
                        SELECT \(sqlite: "json_object('number', number)",
                                postgres: "jsonb_build_object('number', number)") AS payload,
                            2 AS priority, \(now) AS run_at, NULL AS unique_key, NULL AS limit_key
                        FROM counted
                        """, in: tx, now: now)
            }
        }
    }

    private static func rate(of jobs: Int, _ queue: () async throws -> Void) async throws -> Double {
        let took = try await ContinuousClock().measure(queue)
        return Double(jobs) / (took / .seconds(1))
    }
}

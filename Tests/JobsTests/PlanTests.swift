import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Testing

/// The statements that run all the time walk along an index, however many jobs there are.
struct PlanTests {
    private static let many = 1_000_000

    /// A third waits, a third is for later, a third is done.
    private static func fill(_ database: Database) async throws {
        let now = QueueDatabase.now
        try await database.write { tx in
            try tx.run(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(many))
                INSERT INTO job (kind, version, payload, priority, state, run_at, ranked_at, max_attempts, created_at,
                    finished_at)
                SELECT CASE n % 2 WHEN 0 THEN 'chore' ELSE 'errand' END, 1, '{}', n % 4,
                    CASE n % 3 WHEN 0 THEN 'ready' WHEN 1 THEN 'scheduled' ELSE 'done' END, \(now), \(now), 3, \(now),
                    CASE n % 3 WHEN 2 THEN \(now) END
                FROM number
                """)
            try tx.run("ANALYZE job")
        }
    }

    @Test(arguments: Engine.allCases)
    func `claiming, ending and rescuing never read the whole table`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await Self.fill(database)
            let now = QueueDatabase.now
            let request = ClaimRequest(worker: "ada", room: ["chore": 10, "errand": 10], total: 10)
            let statements = [
                request.statement(request.room, now: now), Stager().statement(now: now), Rescuer().statement(now: now),
            ]
            for statement in statements {
                let plan = try await Self.plan(of: statement, in: database)
                #expect(!plan.contains("Seq Scan on job"), "\(plan)")
                #expect(!plan.contains(/SCAN job(?! USING)/), "\(plan)")
                #expect(
                    plan.contains("job_ready") || plan.contains("job_scheduled") || plan.contains("job_running"),
                    "\(plan)")
                #expect(!plan.localizedCaseInsensitiveContains("TEMP B-TREE FOR ORDER BY job"), "\(plan)")
            }

            // Ends find their jobs by number, not among all that run, however few those were when they were last counted.
            let jobs = try await database.claim(10)
            #expect(jobs.count == 10)
            let ends = [
                jobs[0].ending("state = 'done', finished_at = \(now)"),
                Completion(worker: "ada", jobs: jobs).statement(now: now),
            ]
            for statement in ends {
                let plan = try await Self.plan(of: statement, in: database)
                #expect(plan.contains(/job_pkey|INTEGER PRIMARY KEY/) && !plan.contains("job_running"), "\(plan)")
            }
        }
    }

    private static func plan(of statement: SQL, in database: Database) async throws -> String {
        try await database.write { tx in
            try tx.rows("EXPLAIN \(sqlite: "QUERY PLAN ", postgres: "")\(statement)")
                .map { try $0.value(tx.engine == .sqlite ? "detail" : "QUERY PLAN", as: String.self) }
                .joined(separator: "\n")
        }
    }
}

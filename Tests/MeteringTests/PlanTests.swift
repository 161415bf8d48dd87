import Database
import Domain
import Foundation
@testable import Metering
import Testing

/// The statements that run for each call walk along an index, however many calls there have been.
@Suite(.timeLimit(.minutes(10)))
struct PlanTests {
    private static let many = 1_000_000

    /// Three years of calls at ten gates, of which the last hundred of a gate still count and one in a hundred thousand was
    /// lost, and ten thousand who wait.
    private static func fill(_ world: MeterWorld) async throws {
        let now = world.clock.now
        for gate in 0..<10 { try await world.call(.sample(model: "sample-\(gate)")) }
        let second: SQL = "\(sqlite: "1000000", postgres: "make_interval(secs => 1)")"
        let day: SQL = """
            \(sqlite: "date(n * 86, 'unixepoch')", postgres: "to_char(to_timestamp(n * 86), 'YYYY-MM-DD')")
            """
        // In parts, because a slow machine lets a statement run for half a minute only.
        let part = 100_000
        for first in stride(from: 1, through: many, by: part) {
            try await world.database.write { tx in
                try tx.run(
                    """
                    WITH RECURSIVE number (n) AS (
                        SELECT \(first) UNION ALL SELECT n + 1 FROM number WHERE n < \(first + part - 1)
                    )
                    INSERT INTO model_call (gate, operation, account, company, quota_day, day, reserved_at, leased_until,
                        requests_until, counts_until, estimated, tokens, cost, settled_at, outcome, latency, input,
                        cached_input, output)
                    SELECT n % 10 + 1, 'screening', 'user-' || n % 50, 'company-' || n % 500, \(day), \(day), \(now),
                        \(now), \(now) + (n - \(many - 1_000)) * \(second),
                        \(now) + (n - \(many - 1_000)) * \(second), 100, 100, 100,
                        CASE n % 100000 WHEN 0 THEN NULL ELSE \(now) END,
                        CASE n % 100000 WHEN 0 THEN NULL ELSE 'answered' END, 1000, 80, 0, 20
                    FROM number
                    """)
            }
        }
        try await world.database.write { tx in
            try tx.run(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 10000)
                INSERT INTO model_waiter (gate, ticket, tokens, until, has_slot)
                SELECT n % 10 + 1, 'job-' || n, 100, \(now) + n * \(second), \(true)
                FROM number
                """)
            try tx.run(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 20000)
                INSERT INTO model_answer (profile, posting, prompt, model, answer, used_at)
                SELECT '00000000000000000000000000000000',
                    substr('00000000000000000000000000000000' || n, length('' || n) + 1), 'analysis-1', 'sample', '{}',
                    \(now) + n * \(second)
                FROM number
                """)
            for table: SQL in ["model_call", "model_waiter", "model_answer"] { try tx.run("ANALYZE \(table)") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `with a million calls in the ledger none of them is looked at that does not count`(engine: Engine) async throws
    {
        try await MeterWorld.run(on: engine) { world in
            try await Self.fill(world)
            let now = world.clock.now
            let day = CalendarDay(rawValue: "1972-01-01")
            let statements: [(SQL, index: String)] = [
                (Holdings.windowStatement(of: 5, now: now), "model_call_window"),
                (Holdings.crossingStatement(day, startingAt: now, of: 5), "model_call_open"),
                (Holdings.openStatement(at: 5, now: now), "model_call_open"),
                (Releases.statement(of: 5, now: now), "model_call_window"),
                (Line.claimsStatement(at: 5, grace: .seconds(5), now: now), "model_waiter_due"),
                (Line.aheadStatement(at: 5, before: 500, since: now), "model_waiter"),
                (Ledger.oldStatement(before: day, limit: 1_000, now: now), "model_call_day"),
                (Usage.statement(by: .company, from: day, through: day, limit: 100), "model_call_day"),
                (Answers.pruneStatement(unusedSince: now, limit: 100), "model_answer_used"),
            ]
            for (statement, index) in statements {
                let plan = try await Self.plan(of: statement, in: world.database)
                #expect(plan.contains(index), "\(plan)")
                #expect(!plan.contains(/Seq Scan on model_(call|waiter|answer)/), "\(plan)")
                #expect(!plan.contains(/SCAN model_(call|waiter|answer)(?! USING)/), "\(plan)")
            }
            let limits = ModelLimits(requestsPerMinute: 10, tokensPerMinute: 10_000, concurrentCalls: 1)
            let wait = try #require(try await world.reserve(.sample(limits, model: "sample-4")).wait)
            #expect(wait.until > now)
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

import Database
import DatabaseTestSupport
import Domain
import Foundation
import Jobs
@testable import Pipeline
import Store
import Testing

/// Which companies are queued, when, and how often.
@Suite(.timeLimit(.minutes(5)))
struct ProducerTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    @Test(arguments: Engine.allCases)
    func `a company is queued when it is due, once, until it has been read`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let key = try await world.watch("mill", priority: .low)
            _ = try await world.watch("forge", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", ["Weaver"]))
            world.answer(World.board("forge"), World.lever("forge", ["Smith"]))
            let first = try await Self.produce(in: world)
            let again = try await Self.produce(in: world)
            #expect(first == 2)
            #expect(again == 0)
            try await world.work()
            let rested = try await Self.produce(in: world)
            #expect(rested == 0)
            world.pass(days: 1)
            let forge = try await Self.produce(in: world)
            #expect(forge == 1)
            try await world.work()
            // The machine was off for a month: each company is read once.
            world.pass(days: 30)
            let both = try await Self.produce(in: world)
            #expect(both == 2)
            let company = try await world.company(key)
            #expect(company.lastScrapedAt != nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `many producers at once queue each company once`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            for number in 0..<50 { _ = try await world.watch("c\(number)") }
            let queued = try await withThrowingTaskGroup { group in
                for _ in 0..<10 { group.addTask { try await Self.produce(in: world) } }
                return try await group.reduce(0, +)
            }
            #expect(queued == 50)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a big batch is spread over time and over hosts, what was never read first`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await JobsSchema.migrations.run(on: database)
            try await StoreSchema.migrations.run(on: database)
            let entries = (0..<300).map { number in
                let host = number < 200 ? "big.example" : "small\(number % 10).example"
                return CompanyEntry(
                    Company(
                        id: CompanyID(rawValue: "c\(number)"), name: "C",
                        careersURL: URL(string: "https://\(host)/\(number)")!,
                        priority: number.isMultiple(of: 2) ? .high : .low))
            }
            let spread = Spread(burst: 20, pace: .seconds(2), window: .seconds(300))
            let rows = try await database.write { tx in
                try Companies.save(entries, in: tx, now: Self.now)
                try tx.run(
                    "UPDATE company SET last_scraped_at = \(Self.now.addingTimeInterval(-1e6)) WHERE company_id <> 'c299'"
                )
                try QueueDueCompanies.run(in: tx, now: Self.now, spread: spread)
                return try tx.rows(
                    "SELECT run_at, limit_key, priority, unique_key FROM job ORDER BY run_at, id"
                ).map { row in
                    (
                        wait: try row.value("run_at", as: Date.self).timeIntervalSince(Self.now),
                        host: try row.value("limit_key", as: String.self),
                        priority: try row.value("priority", as: JobPriority.self)
                    )
                }
            }
            #expect(rows.count == 300)
            #expect(rows.prefix(20).allSatisfy { $0.wait == 0 })
            #expect(rows.dropFirst(20).allSatisfy { $0.wait > 0 && $0.wait <= 300 })
            // The window is narrower than the pace: 300 s for 300 companies.
            #expect(rows.last.map { abs($0.wait - 280) < 1 } == true)
            #expect(Set(rows.prefix(11).map(\.host)).count == 11)
            #expect(Set(rows.map(\.priority)) == [.high, .low])
        }
    }

    @Test(arguments: Engine.allCases)
    func `the statement walks along its indexes with a hundred thousand companies`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await JobsSchema.migrations.run(on: database)
            try await StoreSchema.migrations.run(on: database)
            let statement = QueueDueCompanies.due(now: Self.now, spread: Spread())
            let plan = try await database.write { tx in
                try Self.fill(tx, companies: 100_000)
                try tx.run("ANALYZE company")
                try tx.run("ANALYZE job")
                return try tx.rows("EXPLAIN \(sqlite: "QUERY PLAN ", postgres: "")\(statement)")
                    .map { try $0.value(tx.engine == .sqlite ? "detail" : "QUERY PLAN", as: String.self) }
                    .joined(separator: "\n")
            }
            #expect(plan.contains("company_due"), "\(plan)")
            #expect(plan.contains("job_unique"), "\(plan)")
            #expect(!plan.contains("Seq Scan") && !plan.contains(/SCAN (company|job)(?! USING)/), "\(plan)")
        }
    }

    /// Companies of which one in a thousand is due.
    private static func fill(_ tx: Transaction, companies: Int) throws {
        try tx.run("\(sqlite: "SELECT 1", postgres: "SET LOCAL statement_timeout = 0")")
        try tx.run(
            """
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(companies))
            INSERT INTO company (company_id, name, careers_url, host, office_locations, fields, open_to_application,
                next_scrape_at, created_at, updated_at)
            SELECT 'c' || n, 'C', 'https://h.example/' || n, 'h' || n % 500, '[]', '[]', false,
                CASE WHEN n % 1000 = 0 THEN \(now) ELSE \(now.addingTimeInterval(86_400)) END, \(now), \(now)
            FROM number
            """)
        try tx.run(
            """
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 20000)
            INSERT INTO job (kind, version, payload, priority, state, run_at, ranked_at, unique_key, max_attempts,
                created_at)
            SELECT 'scrape', 1, '{}', 2, 'scheduled', \(now), \(now), CAST(n AS TEXT), 5, \(now)
            FROM number
            """)
    }

    private static func produce(in world: World) async throws -> Int {
        let now = world.now
        return try await world.database.write { try QueueDueCompanies.run(in: $0, now: now) }
    }
}

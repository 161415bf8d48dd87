import Database
import Domain
import Foundation
@testable import Store
import Testing

/// The statements that run all the time walk along an index, however many companies and postings there are.
struct PlanTests {
    private static let many = 100_000

    private static func fill(_ database: Database) async throws {
        let now = StoreDatabase.now
        try await database.write { tx in
            let numbers: SQL = """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(many))
                """
            try tx.run(
                """
                \(numbers)
                INSERT INTO company (company_id, name, careers_url, host, office_locations, fields, open_to_application,
                    next_scrape_at, created_at, updated_at)
                SELECT 'company-' || n, 'Company', 'https://company.example', 'company.example', '[]', '[]', \(false),
                    CASE n % 1000 WHEN 0 THEN \(now) ELSE \(now.addingTimeInterval(86_400)) END, \(now), \(now)
                FROM number
                """)
            try tx.run(
                """
                \(numbers)
                INSERT INTO posting (company, external_id, state, list_hash, content_hash, first_seen_at, last_seen_at,
                    closed_at, title, locations, description, description_html, opening_hash, signature)
                SELECT n % 500 + 1, 'posting-' || n, CASE n % 5 WHEN 0 THEN 'open' ELSE 'closed' END,
                    '00000000000000000000000000000000', '00000000000000000000000000000000', \(now), \(now),
                    CASE n % 5 WHEN 0 THEN NULL ELSE \(now) END, 'Engineer', '[]', '', '',
                    CASE WHEN n % 100 > 0 THEN '000000000000000000000000' || (10000000 + n) END,
                    CASE WHEN n % 100 > 0 THEN \(Data()) END
                FROM number
                """)
            try tx.run("ANALYZE company")
            try tx.run("ANALYZE posting")
        }
    }

    @Test(arguments: Engine.allCases)
    func `due companies, open postings and the newest ones are found without reading everything`(
        engine: Engine
    ) async throws {
        try await StoreDatabase.run(on: engine) { database in
            try await Self.fill(database)
            let company = CompanyKey(rawValue: 5)
            let openings = Set((0..<20).map { Posting.sample("\($0)").openingHash })
            let statements: [(SQL, index: String)] = [
                (Companies.dueStatement(limit: 1_000, now: StoreDatabase.now), "company_due"),
                (KnownPosting.statement("company = \(company) AND state = 'open'"), "posting_open"),
                (Postings.newestStatement(limit: 50, offset: 0), "posting_newest"),
                (PostingTrace.missingStatement(company, limit: 2_000), "posting_unsigned"),
                (PostingLedger.openStatement(company, openings), "posting_opening"),
                (PostingLedger.closedStatement(company, openings, since: StoreDatabase.now), "posting_opening"),
                ("DELETE FROM posting WHERE repost_of = 5", "posting_repost"),
            ]
            for (statement, index) in statements {
                let plan = try await Self.plan(of: statement, in: database)
                #expect(plan.contains(index), "\(plan)")
                #expect(!plan.contains("Seq Scan"), "\(plan)")
                #expect(!plan.contains(/SCAN (company|posting)(?! USING)/), "\(plan)")
                #expect(!plan.contains(/TEMP B-TREE|Sort/), "\(plan)")
            }
            let due = try await database.read { try Companies.due(in: $0, now: StoreDatabase.now).count }
            #expect(due == Self.many / 1_000)
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

import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Testing

struct BatchEnqueuingTests {
    private let now = QueueDatabase.now

    /// Chores "0" to "4", unique by name, each a minute after the one before, all with low priority.
    private var rows: SQL {
        """
        SELECT \(sqlite: "json_object('name', name, 'uniqueKey', name)",
                 postgres: "jsonb_build_object('name', name, 'uniqueKey', name)") AS payload,
            3 AS priority,
            \(now) + number * \(sqlite: "60000000", postgres: "INTERVAL '1 minute'") AS run_at,
            name AS unique_key, NULL AS limit_key
        FROM (
            SELECT 0 AS number, '0' AS name UNION ALL SELECT 1, '1' UNION ALL SELECT 2, '2'
            UNION ALL SELECT 3, '3' UNION ALL SELECT 4, '4'
        ) AS numbered
        """
    }

    @Test(arguments: Engine.allCases)
    func `each row of a query becomes the job that its columns say`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let rows = rows
            let queued = try await database.write { try Chore.enqueue(each: rows, in: $0, now: now) }
            #expect(queued == 5)
            let single = try await database.write {
                try Chore(name: "alone").enqueue(
                    in: $0, now: now, priority: .low, runAt: QueueDatabase.later(60))
            }
            let ranks = try await database.read { tx in
                try tx.rows("SELECT ranked_at FROM job WHERE id = \(single) OR unique_key = '1'")
                    .map { try $0.value("ranked_at", as: Date.self) }
            }
            #expect(ranks.count == 2 && ranks.first == ranks.last)
            try await database.write { _ = try Stager().runOnce(in: $0, now: QueueDatabase.later(60)) }
            let claimed = try await database.claim()
            let names = try claimed.map { try Chore.decode($0.payload, version: $0.version).name }
            #expect(names == ["0", "1", "alone"])
            #expect(claimed.allSatisfy { $0.priority == .low && $0.maxAttempts == Chore.maxAttempts })
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is queued already is not queued again`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let rows = rows
            try await database.write { try Chore(uniqueKey: "3").enqueue(in: $0, now: now) }
            let first = try await database.write { try Chore.enqueue(each: rows, in: $0, now: now) }
            let second = try await database.write { try Chore.enqueue(each: rows, in: $0, now: now) }
            #expect(first == 4)
            #expect(second == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that waits is hastened, one that runs is left alone`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let job = Chore(uniqueKey: "only")
            try await database.write {
                try job.enqueue(in: $0, now: now, priority: .low, runAt: QueueDatabase.later(9_000))
            }
            let hastened = try await database.write { try job.hasten(in: $0, now: now) }
            #expect(hastened != nil)
            try await database.write { _ = try Stager().runOnce(in: $0, now: now) }
            let claimed = try await database.claim()
            #expect(claimed.first?.priority == .urgent)
            let again = try await database.write { try job.hasten(in: $0, now: now) }
            #expect(again == nil)
        }
    }
}

import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

/// Two schedulers and eight workers, each a process, on one PostgreSQL.
@Suite(.serialized, .timeLimit(.minutes(20)))
struct FleetTests {
    private static let firings = 25 * TestLength.factor
    private static let jobs = 200 * TestLength.factor

    @Test
    func
        `what is to be done at intervals is done once, and what has one key never runs twice at once, whoever is killed`()
        async throws
    {
        try await KillingTests.withCrewDatabase(on: .postgres) { location, database in
            var fleet =
                try (0..<2).map { _ in try CrewProcess(location, room: 2, role: "schedule") }
                + (0..<8).map { _ in try CrewProcess(location, room: 2) }
            try await database.write { tx in
                for number in 0..<Self.jobs {
                    try Mark(number: number, milliseconds: number % 20, limitKey: "host \(number % 5)")
                        .enqueue(in: tx, now: Date())
                }
            }
            for part in 1...4 {
                try await Self.wait(for: Self.firings * part / 4, in: database)
                var victims = [1 + part, 5 + part]
                // When it was the one that leads, the other takes over after its term of half a minute.
                if TestLength.factor > 1 { victims.append(part % 2) }
                for victim in victims {
                    fleet[victim].killNow()
                    fleet[victim] = try CrewProcess(location, room: 2, role: victim < 2 ? "schedule" : "work")
                }
            }
            for process in fleet.prefix(2) {
                process.signal(SIGTERM)
                process.wait()
            }
            try await KillingTests.waitUntilFinished(database)

            let twice = try await database.read { tx in
                (
                    slots: try tx.value("SELECT count(*) - count(DISTINCT slot) FROM firing", as: Int.self),
                    marks: try tx.value(
                        "SELECT count(*) - count(DISTINCT number) FROM effect WHERE number >= 0", as: Int.self),
                    jobs: try tx.value(
                        "SELECT (SELECT count(*) FROM job) - (SELECT count(*) FROM effect)", as: Int.self)
                )
            }
            #expect(twice == (0, 0, 0))
            let (unique, limited) = (
                try await Self.overlaps("unique_key", database), try await Self.overlaps("limit_key", database)
            )
            #expect(unique == 0 && limited == 0)
            let workers = try await database.read {
                try $0.value("SELECT count(DISTINCT pid) FROM effect", as: Int.self)
            }
            #expect(workers > 1)
            #expect(fleet.dropFirst(2).map(\.isRunning) == Array(repeating: true, count: 8))
        }
    }

    private static func wait(for firings: Int, in database: Database) async throws {
        _ = try await KillingTests.poll {
            try await database.read { try $0.value("SELECT count(*) FROM firing", as: Int.self) }
        } until: {
            $0 >= firings
        }
    }

    /// How often a job of a key began before the one before it had ended.
    private static func overlaps(_ key: String, _ database: Database) async throws -> Int {
        try await database.read { tx in
            try tx.value(
                """
                SELECT count(*)
                FROM (
                    SELECT begun, lag(ended) OVER (PARTITION BY \(identifier: key) ORDER BY begun) AS before
                    FROM effect
                    WHERE \(identifier: key) IS NOT NULL
                ) AS run
                WHERE begun < before
                """, as: Int.self)
        }
    }
}

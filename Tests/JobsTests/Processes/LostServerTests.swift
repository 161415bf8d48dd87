import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

/// The server is taken away from workers that work: they wait for it, and no effect is lost or there twice.
@Suite(.serialized, .timeLimit(.minutes(20)))
struct LostServerTests {
    private static let crashes = 2 * TestLength.factor
    private static let jobs = 500 * TestLength.factor

    private static let cutOthers: SQL = """
        SELECT count(pg_terminate_backend(pid)) AS cut
        FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """

    @Test func `workers outlive a server that crashes and connections that are cut`() async throws {
        try await PostgresServer.run { server in
            var settings = try server.makeDatabase()
            settings.patience = .seconds(60)
            let location = Database.Location.postgres(settings)
            try await TestDatabase.use(location) { database in
                try await JobsSchema.migrations.run(on: database)
                try await CrewJobs.migrations.run(on: database)
                try await KillingTests.queueMarks(Self.jobs, in: database)
                let crew = try (0..<3).map { _ in try CrewProcess(location) }
                for _ in 0..<Self.crashes {
                    for _ in 0..<8 {
                        try await Task.sleep(for: .milliseconds(.random(in: 10...120)))
                        try? await database.read { _ = try $0.rows(Self.cutOthers) }
                    }
                    try server.crash()
                    try await Task.sleep(for: .milliseconds(.random(in: 0...600)))
                    try server.start()
                    // The jobs last until the crashes are over.
                    if try await KillingTests.unfinished(in: database) < 200 {
                        try await KillingTests.queueMarks(200, in: database)
                    }
                }
                try await KillingTests.waitUntilFinished(database)
                try await KillingTests.expectEachOnce(database)
                #expect(crew.map(\.isRunning) == [true, true, true])
                let failed = try await database.reasons()
                #expect(failed == [])
            }
        }
    }
}

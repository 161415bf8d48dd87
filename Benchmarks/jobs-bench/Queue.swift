import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs

/// A queue to measure on.
struct Queue: Sendable {
    let location: Database.Location
    let database: Database

    init(on location: Database.Location) async throws {
        self.location = location
        database = try await Database.open(location)
        try await JobsSchema.migrations.run(on: database)
        try await CrewJobs.migrations.run(on: database)
    }

    /// Puts jobs that do nothing in it, all due now, and leaves the files as if that had been a while ago.
    func fill(_ count: Int) async throws {
        try await database.write { tx in
            let now = Date()
            try tx.run(
                """
                WITH RECURSIVE counted (number) AS (
                    SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < \(count)
                )
                INSERT INTO job (kind, version, payload, priority, state, run_at, ranked_at, max_attempts, created_at)
                SELECT \(Nothing.kind), 1,
                    \(sqlite: "json_object('number', number)", postgres: "jsonb_build_object('number', number)"),
                    2, 'ready', \(now), \(now), 10, \(now)
                FROM counted
                """)
        }
        switch location {
        case .sqlite(let settings): try BareSQLite(settings.path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        case .postgres(let settings):
            let connection = try BarePostgres(settings.connection)
            try connection.execute("VACUUM ANALYZE job")
            try connection.execute("CHECKPOINT")
        }
    }

    /// Comes back when nothing waits and nothing runs.
    func waitUntilDone(lookingEvery pause: Duration = .milliseconds(50)) async throws {
        while try await database.read({ tx in
            try tx.find("SELECT 1 AS one FROM job WHERE state = 'running' LIMIT 1") != nil
                || tx.find("SELECT 1 AS one FROM job WHERE state = 'ready' LIMIT 1") != nil
        }) {
            try await Task.sleep(for: pause)
        }
    }

    /// From the first claim to the last end, as the rows say.
    func span() async throws -> Duration {
        let row = try await database.read {
            try $0.find("SELECT min(started_at) AS first, max(finished_at) AS last FROM job")
        }
        guard let row, let first: Date = try row["first"], let last: Date = try row["last"] else {
            throw Incomplete(what: "nothing was done")
        }
        return .seconds(last.timeIntervalSince(first))
    }

    /// Closes it, and frees the disk.
    func discard() async {
        if case .postgres = location { _ = try? await database.write { try $0.run("TRUNCATE job CASCADE") } }
        await database.close()
        if case .sqlite(let settings) = location {
            for end in ["", "-wal", "-shm", "-bell"] {
                try? FileManager.default.removeItem(atPath: settings.path + end)
            }
        }
    }
}

/// A measurement that came to nothing.
struct Incomplete: Error {
    var what: String
}

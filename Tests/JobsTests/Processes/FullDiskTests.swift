import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

/// A worker whose disk is full waits until there is room.
@Suite(.enabled(if: geteuid() == 0, "mounting a small file system needs root"), .timeLimit(.minutes(5)))
struct FullDiskTests {
    @Test func `on a full disk nothing is lost or half done, and work goes on by itself when there is room`()
        async throws
    {
        try await SmallDisk.run(megabytes: 8) { folder in
            let location = Database.Location.sqlite(SQLiteSettings(path: folder.appending(path: "queue.sqlite").path))
            try await TestDatabase.use(location) { database in
                try await JobsSchema.migrations.run(on: database)
                try await CrewJobs.migrations.run(on: database)
                try await KillingTests.queueMarks(300, milliseconds: 20, in: database)
                let worker = try CrewProcess(location, lease: .seconds(1))
                _ = try await KillingTests.poll {
                    try await KillingTests.effects(in: database)
                } until: {
                    $0 > 20
                }
                let ballast = folder.appending(path: "ballast")
                try Self.fill(ballast)
                let queued = try await Self.queueUntilFull(database)
                // Longer than a lease, so that nobody could renew one.
                try await Task.sleep(for: .seconds(1.5))
                let stuck = try await KillingTests.unfinished(in: database)
                #expect(stuck > 0)
                try FileManager.default.removeItem(at: ballast)
                try await KillingTests.waitUntilFinished(database)
                try await KillingTests.expectEachOnce(database)
                let jobs = try await database.read { try $0.value("SELECT count(*) FROM job", as: Int.self) }
                #expect(jobs == 300 + queued)
                #expect(worker.isRunning)
            }
        }
    }

    /// Writes until nothing more fits.
    private static func fill(_ file: URL) throws {
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        for size in [1 << 16, 1 << 12, 1] {
            while (try? handle.write(contentsOf: Data(count: size))) != nil {}
        }
    }

    /// Queues until there is no room; tells how many there was room for.
    private static func queueUntilFull(_ database: Database) async throws -> Int {
        var queued = 0
        while true {
            do {
                try await KillingTests.queueMarks(1, milliseconds: 20, in: database)
                queued += 1
            } catch DatabaseError.diskFull {
                return queued
            }
        }
    }
}

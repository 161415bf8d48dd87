import Database
import DatabaseTestSupport
import Foundation
import Testing

/// What happens on a file system of two megabytes.
@Suite(.enabled(if: geteuid() == 0, "mounting a small file system needs root"))
struct FullDiskTests {
    @Test func `on a full disk writes fail as transient, and go on when there is room, with nothing lost`() async throws
    {
        try await SmallDisk.run(megabytes: 2) { folder in
            let ballast = folder.appending(path: "ballast")
            try Data(count: 1 << 20).write(to: ballast)
            try await TestDatabase.use(.sqlite(SQLiteSettings(path: folder.appending(path: "test.sqlite").path))) {
                database in
                try await database.write {
                    try $0.run("CREATE TABLE note (id INTEGER PRIMARY KEY, words BLOB)\(.strict)")
                }
                var acknowledged: Set<Int> = []
                var failures: [DatabaseError] = []
                for round in 0..<50 where failures.isEmpty {
                    let written = await Self.write(ids: round * 8..<round * 8 + 8, to: database)
                    acknowledged.formUnion(written.done)
                    failures += written.failures
                }
                #expect(!failures.isEmpty)
                #expect(failures.allSatisfy { if case .diskFull = $0 { $0.isTransient } else { false } }, "\(failures)")
                #expect(try await Self.ids(database) == acknowledged)
                try FileManager.default.removeItem(at: ballast)
                let after = await Self.write(ids: 1_000..<1_008, to: database)
                #expect(after.done == Set(1_000..<1_008))
                #expect(try await Self.ids(database) == acknowledged.union(1_000..<1_008))
                #expect(try await database.read { try $0.value("PRAGMA integrity_check", as: String.self) } == "ok")
            }
        }
    }

    private static func ids(_ database: Database) async throws -> Set<Int> {
        try await database.read { tx in Set(try tx.rows("SELECT id FROM note").map { try $0.value("id", as: Int.self) })
        }
    }

    /// Writes rows of 8 KB at once, each in a transaction of its own.
    private static func write(
        ids: Range<Int>, to database: Database
    ) async -> (done: Set<Int>, failures: [DatabaseError]) {
        await withTaskGroup { group in
            for id in ids {
                group.addTask {
                    do {
                        try await database.write {
                            try $0.run("INSERT INTO note (id, words) VALUES (\(id), \(Data(count: 8_192)))")
                        }
                        return (id, nil as (any Error)?)
                    } catch { return (id, error) }
                }
            }
            return await group.reduce(into: (done: [], failures: [])) { sum, one in
                if let error = one.1 as? DatabaseError { sum.failures.append(error) } else { sum.done.insert(one.0) }
            }
        }
    }
}

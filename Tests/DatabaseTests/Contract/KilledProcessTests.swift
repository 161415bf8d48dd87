import Database
import DatabaseTestSupport
import Foundation
import Testing

/// Who was told that it is written finds it written, whatever happens to the process in the next instant.
struct KilledProcessTests {
    private static let writers = 8

    @Test(arguments: Engine.allCases)
    func `a process that is killed while it writes loses nothing that it was told is done`(engine: Engine) async throws
    {
        try await TestDatabase.withLocation(on: engine) { location in
            try await TestDatabase.use(location) { database in
                _ = try await database.write {
                    try $0.run("CREATE TABLE note (id \(.integer) NOT NULL, half \(.integer) NOT NULL)")
                }
            }
            let told = FileManager.default.temporaryDirectory.appending(path: "scoutly-told-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: told) }
            for round in 1...3 {
                await Self.writeUntilKilled(from: round * 100_000, engine.rawValue, location.place, telling: told.path)
            }
            let promised = Set(
                try String(contentsOf: told, encoding: .utf8).split(separator: "\n").compactMap { Int($0) })
            #expect(promised.count > 3 * 100 / Self.writers)
            try await TestDatabase.use(location) { database in
                let rows = try await database.read {
                    try $0.rows("SELECT id, count(*) AS halves FROM note GROUP BY id")
                }
                let found = Set(try rows.map { try $0.value("id", as: Int.self) })
                #expect(promised.subtracting(found) == [])
                #expect(try rows.allSatisfy { try $0.value("halves", as: Int.self) == 2 })
            }
        }
    }

    private static func writeUntilKilled(
        from first: Int, _ engine: String, _ place: String, telling path: String
    ) async {
        await #expect(processExitsWith: .signal(SIGKILL)) { [first, engine, place, path] in
            try await Self.write(from: first, to: Database.Location(engine, place), telling: path)
        }
    }

    /// Writes two rows in each transaction and notes its number when it is done, until the first of the writers has come
    /// to 100; then the process is killed while the others are at it.
    private static func write(from first: Int, to location: Database.Location, telling path: String) async throws {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let database = try await Database.open(location)
        try await withThrowingTaskGroup { group in
            for writer in 0..<writers {
                group.addTask {
                    for id in stride(from: first + writer, to: .max, by: writers) {
                        try await database.write { tx in
                            try tx.run("INSERT INTO note (id, half) VALUES (\(id), 1)")
                            try tx.run("INSERT INTO note (id, half) VALUES (\(id), 2)")
                        }
                        let line = Array("\(id)\n".utf8)
                        _ = Foundation.write(file, line, line.count)
                        if id > first + 100 { kill(getpid(), SIGKILL) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

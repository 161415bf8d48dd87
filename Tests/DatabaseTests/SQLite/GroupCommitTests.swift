@testable import Database
import DatabaseTestSupport
import Synchronization
import Testing

/// Writes that wait share a commit, and nothing else.
struct GroupCommitTests {
    struct Refusal: Error {}

    final class Told: Sendable { let value = Mutex(false) }

    /// Runs `test` while the writer is held; `letGo` ends that.
    private static func withHeldWriter(
        _ test: (Database, GroupCommit, _ letGo: () async throws -> Void) async throws -> Void
    ) async throws {
        try await TestDatabase.run(on: .sqlite) { database in
            try await database.write { try $0.run("CREATE TABLE note (words TEXT UNIQUE)\(.strict)") }
            let latch = Latch()
            let (isInside, inside) = AsyncStream.makeStream(of: Void.self)
            let holding = Task {
                try await database.write { _ in
                    inside.finish()
                    latch.wait()
                }
            }
            for await _ in isInside {}
            try await test(database, #require(database.driver as? SQLiteDriver).writes) {
                latch.open()
                try await holding.value
            }
        }
    }

    private static func words(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            try tx.rows("SELECT words FROM note ORDER BY words").map { try $0["words"] }
        }
    }

    @Test func `one that fails among those that share a commit takes back its own part only`() async throws {
        try await Self.withHeldWriter { database, writes, letGo in
            let writing = Task {
                await withTaskGroup { group in
                    for word in ["a", "b", "refused", "a again", "c"] {
                        group.addTask {
                            do {
                                try await database.write { tx in
                                    try tx.run("INSERT INTO note (words) VALUES (\(word))")
                                    if word == "refused" { throw Refusal() }
                                    if word == "a again" { try tx.run("INSERT INTO note (words) VALUES (\(word))") }
                                }
                                return (word, "done")
                            } catch { return (word, "\(type(of: error))") }
                        }
                    }
                    return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
                }
            }
            while writes.waiting < 5 { await Task.yield() }
            try await letGo()
            let results = await writing.value
            #expect(
                results == ["a": "done", "b": "done", "c": "done", "refused": "Refusal", "a again": "DatabaseError"])
            #expect(try await Self.words(database) == ["a", "b", "c"])
        }
    }

    @Test func `nobody hears that it is done before the commit that all share`() async throws {
        try await Self.withHeldWriter { database, writes, letGo in
            let told = Told()
            let first = Task {
                try await database.write { try $0.run("INSERT INTO note (words) VALUES ('first')") }
                told.value.withLock { $0 = true }
            }
            while writes.waiting < 1 { await Task.yield() }
            let latch = Latch()
            let (isInside, inside) = AsyncStream.makeStream(of: Int.self)
            let last = Task {
                try await database.write { tx in
                    inside.yield(try tx.value("SELECT count(*) FROM note"))
                    inside.finish()
                    latch.wait()
                }
            }
            while writes.waiting < 2 { await Task.yield() }
            try await letGo()
            // The last one runs in the first one's transaction, which others do not see yet.
            for await count in isInside { #expect(count == 1) }
            let words = try await Self.words(database)
            #expect(words == [])
            #expect(told.value.withLock { !$0 })
            latch.open()
            try await first.value
            try await last.value
            #expect(try await Self.words(database) == ["first"])
        }
    }

    @Test func `one that is cancelled while it waits never runs`() async throws {
        try await Self.withHeldWriter { database, writes, letGo in
            let writing = Task { try await database.write { try $0.run("INSERT INTO note (words) VALUES ('never')") } }
            while writes.waiting < 1 { await Task.yield() }
            writing.cancel()
            await #expect(throws: CancellationError.self) { try await writing.value }
            try await letGo()
            let words = try await Self.words(database)
            #expect(words == [])
        }
    }

    @Test func `a reference that points at nothing fails the one that left it so`() async throws {
        try await Self.withHeldWriter { database, writes, letGo in
            let failing = Task {
                try await database.write { tx in
                    try tx.run("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
                    try tx.run(
                        "CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)")
                    try tx.run("INSERT INTO child (parent) VALUES (7)")
                }
            }
            while writes.waiting < 1 { await Task.yield() }
            let good = Task { try await database.write { try $0.run("INSERT INTO note (words) VALUES ('good')") } }
            while writes.waiting < 2 { await Task.yield() }
            try await letGo()
            await #expect(throws: DatabaseError.constraint(Constraint(.foreignKey))) { try await failing.value }
            #expect(try await good.value == 1)
            #expect(try await Self.words(database) == ["good"])
        }
    }
}

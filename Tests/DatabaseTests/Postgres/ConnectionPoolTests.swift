@testable import Database
import DatabaseTestSupport
import Testing

/// So many connections and no more, in the order of asking.
struct ConnectionPoolTests {
    private static func withOneConnection(
        statementTimeout: Duration = .seconds(30), _ test: (Database, ConnectionPool) async throws -> Void
    ) async throws {
        var settings = try PostgresServer.shared.get().makeDatabase()
        settings.maxConnections = 1
        settings.statementTimeout = statementTimeout
        try await TestDatabase.use(.postgres(settings)) { database in
            try await test(database, #require(database.driver as? PostgresDriver).pool)
        }
    }

    @Test func `who comes when all connections are lent waits in line, and may step out of it`() async throws {
        try await Self.withOneConnection { database, pool in
            try await database.write { try $0.run("CREATE TABLE note (number \(.identity), words TEXT)") }
            let latch = Latch()
            let (isInside, inside) = AsyncStream.makeStream(of: Void.self)
            let holding = Task {
                try await database.write { _ in
                    inside.finish()
                    latch.wait()
                }
            }
            for await _ in isInside {}
            var writing: [Task<Int, any Error>] = []
            for word in ["a", "b", "c"] {
                writing.append(
                    Task { try await database.write { try $0.run("INSERT INTO note (words) VALUES (\(word))") } })
                while pool.waiting < writing.count { await Task.yield() }
            }
            writing[1].cancel()
            await #expect(throws: CancellationError.self) { try await writing[1].value }
            #expect(pool.waiting == 2)
            latch.open()
            try await holding.value
            #expect(try await writing[0].value == 1)
            #expect(try await writing[2].value == 1)
            let words = try await database.read { tx in
                try tx.rows("SELECT words FROM note ORDER BY number").map { try $0.value("words", as: String.self) }
            }
            #expect(words == ["a", "c"])
        }
    }

    @Test func `a caller who is cancelled while the server works is let go, and the server stops`() async throws {
        try await Self.withOneConnection { database, _ in
            let settings = try PostgresServer.shared.get().makeDatabase()
            let observer = try await Database.open(.postgres(settings))
            let sleepers: SQL =
                "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(61)' AND state = 'active'"
            let sleeping = Task { try await database.write { _ = try $0.rows("SELECT pg_sleep(61)") } }
            while try await observer.read({ try $0.value(sleepers, as: Int.self) }) == 0 {}
            sleeping.cancel()
            await #expect(throws: CancellationError.self) { try await sleeping.value }
            while try await observer.read({ try $0.value(sleepers, as: Int.self) }) > 0 {}
            let seven = try await database.read { try $0.value("SELECT 7", as: Int.self) }
            #expect(seven == 7)
            await observer.close()
        }
    }

    @Test func `a statement that takes too long fails as busy, and the connection is used again`() async throws {
        try await Self.withOneConnection(statementTimeout: .milliseconds(500)) { database, _ in
            let backend: SQL = "SELECT pg_backend_pid()"
            let before = try await database.read { try $0.value(backend, as: Int.self) }
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { _ = try $0.rows("SELECT pg_sleep(62)") }
            }
            #expect(error?.isTransient == true)
            let after = try await database.read { try $0.value(backend, as: Int.self) }
            #expect(after == before)
        }
    }

    @Test func `two that lock each other out end with one of them told to try again`() async throws {
        try await TestDatabase.run(on: .postgres) { database in
            try await database.write { tx in
                try tx.run("CREATE TABLE account (id \(.integer) PRIMARY KEY, amount \(.integer))")
                try tx.run("INSERT INTO account (id, amount) VALUES (1, 0), (2, 0)")
            }
            let latches = [Latch(), Latch()]
            let errors = await withTaskGroup { group in
                for (first, second) in [(1, 2), (2, 1)] {
                    group.addTask {
                        do {
                            try await database.write { tx in
                                try tx.run("UPDATE account SET amount = amount + 1 WHERE id = \(first)")
                                latches[first - 1].open()
                                latches[second - 1].wait()
                                try tx.run("UPDATE account SET amount = amount + 1 WHERE id = \(second)")
                            }
                            return nil as DatabaseError?
                        } catch { return error as? DatabaseError }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(errors.compactMap(\.self).map(\.isTransient) == [true])
        }
    }

    @Test func `a wrong user or database is our mistake, at once`() async throws {
        let settings = try PostgresServer.shared.get().makeDatabase()
        for wrong in [" user=nobody_here", " dbname=nothing_here", " nonsense=1"] {
            let error = await #expect(throws: DatabaseError.self) {
                try await Database.open(.postgres(PostgresSettings(connection: settings.connection + wrong)))
            }
            #expect(error?.isTransient == false)
        }
    }
}

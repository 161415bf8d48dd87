import Database
import DatabaseTestSupport
import Testing

/// Servers restart and connections are cut: what was under way fails as transient, and the next call works.
struct LostConnectionTests {
    private static let killOthers: SQL = """
        SELECT count(pg_terminate_backend(pid)) AS killed
        FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """

    @Test func `after the server crashed and came back the next call works, and what was committed is there`()
        async throws
    {
        try await PostgresServer.run { server in
            try await TestDatabase.use(.postgres(server.makeDatabase())) { database in
                try await database.write { try $0.run("CREATE TABLE note (number \(.integer))") }
                for number in 1...3 {
                    try await database.write { try $0.run("INSERT INTO note (number) VALUES (\(number))") }
                    try server.crash()
                    try server.start()
                    let last = try await database.read { try $0.value("SELECT max(number) FROM note", as: Int.self) }
                    #expect(last == number)
                }
            }
        }
    }

    @Test func `a call waits for a server that is coming back, and fails as transient when it does not`() async throws {
        try await PostgresServer.run { server in
            var settings = try server.makeDatabase()
            settings.patience = .zero
            let impatient = try await Database.open(.postgres(settings))
            settings.patience = .seconds(60)
            let patient = try await Database.open(.postgres(settings))
            try server.crash()
            let error = await #expect(throws: DatabaseError.self) {
                try await impatient.write { try $0.run("SELECT 1") }
            }
            #expect(error?.isTransient == true)
            let waiting = Task { try await patient.read { try $0.value("SELECT 7", as: Int.self) } }
            try server.start()
            #expect(try await waiting.value == 7)
            await impatient.close()
            await patient.close()
        }
    }

    @Test func `a transaction whose connection is cut fails as transient and wrote nothing`() async throws {
        let settings = try PostgresServer.shared.get().makeDatabase()
        let killer = try await Database.open(.postgres(settings))
        try await TestDatabase.use(.postgres(settings)) { database in
            try await database.write { try $0.run("CREATE TABLE note (number \(.integer))") }
            let (isInside, inside) = AsyncStream.makeStream(of: Void.self)
            let isKilled = Latch()
            let writing = Task {
                try await database.write { tx in
                    try tx.run("INSERT INTO note (number) VALUES (1)")
                    inside.finish()
                    isKilled.wait()
                    try tx.run("INSERT INTO note (number) VALUES (2)")
                }
            }
            for await _ in isInside {}
            try await killer.read { _ = try $0.rows(Self.killOthers) }
            isKilled.open()
            let error = await #expect(throws: DatabaseError.self) { try await writing.value }
            #expect(error?.isTransient == true)
            #expect(try await database.read { try $0.value("SELECT count(*) FROM note", as: Int.self) } == 0)
        }
        await killer.close()
    }

    @Test func `under load with connections cut all the time no write is lost or done in part`() async throws {
        let settings = try PostgresServer.shared.get().makeDatabase()
        let killer = try await Database.open(.postgres(settings))
        try await TestDatabase.use(.postgres(settings)) { database in
            try await database.write { try $0.run("CREATE TABLE note (writer \(.integer), number \(.integer))") }
            let unknown = try await withThrowingTaskGroup { group in
                for writer in 0..<8 {
                    group.addTask { try await Self.write(100, by: writer, to: database) }
                }
                group.addTask {
                    for _ in 0..<20 { try await killer.read { _ = try $0.rows(Self.killOthers) } }
                    return 0
                }
                return try await group.reduce(0, +)
            }
            let row = try #require(
                try await database.read {
                    try $0.find("SELECT count(*) AS rows, count(DISTINCT (writer, number)) AS pairs FROM note")
                })
            #expect(try row["pairs"] == 800)
            #expect(try row.value("rows", as: Int.self) % 2 == 0)
            #expect(try row.value("rows", as: Int.self) <= 1_600 + 2 * unknown)
        }
        await killer.close()
    }

    /// Writes each number twice in a transaction, until each has succeeded; tells how often the end was unknown.
    private static func write(_ count: Int, by writer: Int, to database: Database) async throws -> Int {
        var unknown = 0
        for number in 0..<count {
            var isWritten = false
            while !isWritten {
                do {
                    try await database.write { tx in
                        try tx.run("INSERT INTO note (writer, number) VALUES (\(writer), \(number))")
                        try tx.run("INSERT INTO note (writer, number) VALUES (\(writer), \(number))")
                    }
                    isWritten = true
                } catch DatabaseError.commitUnknown {
                    unknown += 1
                } catch let error as DatabaseError where error.isTransient {}
            }
        }
        return unknown
    }

    @Test func `a listener survives the loss of its connection and is told of the gap`() async throws {
        let settings = try PostgresServer.shared.get().makeDatabase()
        try await TestDatabase.use(.postgres(settings)) { database in
            var heard = try await database.listen(to: "notes").makeAsyncIterator()
            let killer = try await Database.open(.postgres(settings))
            try await killer.read { _ = try $0.rows(Self.killOthers) }
            #expect(await heard.next() == .gap)
            // A second wish is answered when the server has heard of all channels.
            _ = try await database.listen(to: "others")
            try await killer.notify("notes", "again")
            #expect(await heard.next() == .message(channel: "notes", payload: "again"))
            await killer.close()
        }
    }
}

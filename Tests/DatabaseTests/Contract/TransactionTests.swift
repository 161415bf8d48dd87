import Database
import DatabaseTestSupport
import Testing

/// All or nothing, and each caller its own.
struct TransactionTests {
    struct Refusal: Error {}

    private static func makeTable(_ database: Database) async throws {
        try await database.write {
            try $0.run("CREATE TABLE counter (name TEXT PRIMARY KEY, value \(.integer) NOT NULL)")
        }
    }

    private static func names(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            try tx.rows("SELECT name FROM counter ORDER BY name").map { try $0["name"] }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what a closure wrote is gone when it throws`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            await #expect(throws: Refusal.self) {
                try await database.write { tx in
                    try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                    throw Refusal()
                }
            }
            #expect(try await Self.names(database) == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a statement that failed spoils the transaction even when its error is swallowed`(engine: Engine) async throws
    {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            await #expect(throws: DatabaseError.constraint(Constraint(.notNull, columns: ["value"]))) {
                try await database.write { tx in
                    try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                    _ = try? tx.run("INSERT INTO counter (name, value) VALUES ('b', NULL)")
                    #expect(throws: DatabaseError.self) {
                        try tx.run("INSERT INTO counter (name, value) VALUES ('c', 3)")
                    }
                }
            }
            #expect(try await Self.names(database) == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a failed attempt takes back its own part only`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            try await database.write { tx in
                try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                try tx.attempt { inner in
                    try inner.run("INSERT INTO counter (name, value) VALUES ('b', 1)")
                    _ = try? inner.attempt { innermost in
                        try innermost.run("INSERT INTO counter (name, value) VALUES ('c', 1)")
                        try innermost.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                    }
                }
                #expect(throws: Refusal.self) {
                    try tx.attempt { inner in
                        try inner.run("INSERT INTO counter (name, value) VALUES ('d', 1)")
                        throw Refusal()
                    }
                }
                try tx.run("INSERT INTO counter (name, value) VALUES ('e', 1)")
            }
            #expect(try await Self.names(database) == ["a", "b", "e"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a read cannot write`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            for statement in ["INSERT INTO counter (name, value) VALUES ('a', 1)", "CREATE TABLE other (id TEXT)"]
                as [SQL]
            {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.read { try $0.run(statement) }
                }
                if case .mistake = error { continue }
                Issue.record("\(String(describing: error))")
            }
            #expect(try await Self.names(database) == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a closure that would end its own transaction is told so, and nothing is written`(engine: Engine) async throws
    {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            for statement in ["COMMIT", "  rollback", "END", "SAVEPOINT x", "BEGIN"] as [SQL] {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.write { tx in
                        try tx.run("INSERT INTO counter (name, value) VALUES ('a', 1)")
                        try tx.run(statement)
                    }
                }
                if case .mistake = error { continue }
                Issue.record("\(String(describing: error))")
            }
            let names = try await Self.names(database)
            #expect(names == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `fifty writers at once lose no update`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            try await database.write { try $0.run("INSERT INTO counter (name, value) VALUES ('a', 0)") }
            try await withThrowingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask {
                        for _ in 0..<10 {
                            try await database.write {
                                try $0.run("UPDATE counter SET value = value + 1 WHERE name = 'a'")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.value("SELECT value FROM counter", as: Int.self) } == 500)
        }
    }

    @Test(arguments: Engine.allCases)
    func `serialisable transactions that read and then write lose no update`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            try await database.write { try $0.run("INSERT INTO counter (name, value) VALUES ('a', 0)") }
            try await withThrowingTaskGroup { group in
                for _ in 0..<3 {
                    group.addTask {
                        for _ in 0..<5 {
                            try await database.write(isolation: .serializable) { tx in
                                let value: Int = try tx.value("SELECT value FROM counter WHERE name = 'a'")
                                try tx.run("UPDATE counter SET value = \(value + 1) WHERE name = 'a'")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.value("SELECT value FROM counter", as: Int.self) } == 15)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a batch tells how many rows it touched, or takes all back and tells the first error`(engine: Engine)
        async throws
    {
        try await TestDatabase.run(on: engine) { database in
            try await Self.makeTable(database)
            let inserted = try await database.write { tx in
                try tx.run(batch: (0..<1_000).map { "INSERT INTO counter (name, value) VALUES (\("n\($0)"), \($0))" })
            }
            #expect(inserted == 1_000)
            let error = await #expect(throws: DatabaseError.self) {
                try await database.write { tx in
                    try tx.run(
                        batch: (995..<1_010).map { "INSERT INTO counter (name, value) VALUES (\("n\($0)"), \($0))" })
                }
            }
            #expect(error?.brokenConstraint?.kind == .unique)
            #expect(try await Self.names(database).count == 1_000)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a database that is closed says so`(engine: Engine) async throws {
        try await TestDatabase.withLocation(on: engine) { location in
            let database = try await Database.open(location)
            await database.close()
            for call in [
                { try await database.write { _ in } }, { try await database.read { _ = try $0.rows("SELECT 1") } },
            ] {
                let error = await #expect(throws: DatabaseError.self) { try await call() }
                if case .goneAway = error { continue }
                Issue.record("\(String(describing: error))")
            }
        }
    }
}

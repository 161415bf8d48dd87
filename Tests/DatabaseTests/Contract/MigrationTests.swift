import Database
import DatabaseTestSupport
import Foundation
import Testing

/// The schema's history runs once, in order, and is never rewritten.
struct MigrationTests {
    private static let first = Migration(
        "create pet", ["CREATE TABLE pet (id \(.identity), born_at \(.timestamp) NOT NULL)\(.strict)"])
    private static let second = Migration(
        "pets have names", ["ALTER TABLE pet ADD COLUMN name \(.text)", "CREATE INDEX pet_name ON pet (name)"])

    private static func tables(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            let query: SQL = """
                \(sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
                  postgres: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
                ORDER BY name
                """
            return try tx.rows(query).map { try $0["name"] }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is missing is applied in order, and once`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            #expect(try await MigrationSeries("pets", [Self.first]).run(on: database) == ["create pet"])
            #expect(
                try await MigrationSeries("pets", [Self.first, Self.second]).run(on: database) == ["pets have names"])
            #expect(try await MigrationSeries("pets", [Self.first, Self.second]).run(on: database) == [])
            try await database.write { try $0.run("INSERT INTO pet (name, born_at) VALUES ('a', \(Date.now))") }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a database that is newer than the program is refused and left alone`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await MigrationSeries("pets", [Self.first, Self.second]).run(on: database)
            await #expect(
                throws: DatabaseError.schemaMismatch(
                    "it is newer than this program, which does not know pets have names")
            ) {
                try await MigrationSeries("pets", [Self.first]).run(on: database)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a history that was rewritten is refused`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await MigrationSeries("pets", [Self.first]).run(on: database)
            let edited = Migration("create pet", ["CREATE TABLE pet (id \(.identity))"])
            for other in [edited, Migration("create dog", Self.first.statements)] {
                await #expect(throws: DatabaseError.self) {
                    try await MigrationSeries("pets", [other]).run(on: database)
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a migration that fails leaves nothing of itself or of those before it`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            let broken = Migration("broken", ["CREATE TABLE half (id \(.identity))", "CREATE NONSENSE"])
            await #expect(throws: DatabaseError.self) {
                try await MigrationSeries("pets", [Self.first, broken]).run(on: database)
            }
            let tables = try await Self.tables(database)
            #expect(tables == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `two parts keep their histories apart`(engine: Engine) async throws {
        try await TestDatabase.run(on: engine) { database in
            try await MigrationSeries("pets", [Self.first]).run(on: database)
            let dogs = Migration("create dog", ["CREATE TABLE dog (id \(.identity))"])
            #expect(try await MigrationSeries("dogs", [dogs]).run(on: database) == ["create dog"])
            #expect(try await Self.tables(database) == ["dog", "pet", "schema_migration"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `of eight that migrate at once one does it and the others find it done`(engine: Engine) async throws {
        try await TestDatabase.withLocation(on: engine) { location in
            let applied = try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        let database = try await Database.open(location)
                        let names = try await MigrationSeries("pets", [Self.first, Self.second]).run(on: database)
                        await database.close()
                        return names
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(applied.filter { $0 == ["create pet", "pets have names"] }.count == 1)
            #expect(applied.filter(\.isEmpty).count == 7)
        }
    }
}

import Database
import DatabaseTestSupport
import Testing

/// One file, several programs.
struct TwoProcessesTests {
    private static let series = MigrationSeries(
        "pets", (0..<20).map { Migration("number \($0)", ["CREATE TABLE \(identifier: "t\($0)") (id \(.identity))"]) })

    @Test(arguments: Engine.allCases)
    func `processes that migrate and write at once wait for each other`(engine: Engine) async throws {
        try await TestDatabase.withLocation(on: engine) { location in
            let place = location.place
            async let first: Void = Self.migrateAndCount(engine.rawValue, place)
            async let second: Void = Self.migrateAndCount(engine.rawValue, place)
            async let third: Void = Self.migrateAndCount(engine.rawValue, place)
            _ = await (first, second, third)
            try await TestDatabase.use(location) { database in
                let applied = try await Self.series.run(on: database)
                #expect(applied == [])
                let count = try await database.read { try $0.value("SELECT count(*) FROM t0", as: Int.self) }
                #expect(count == 300)
            }
        }
    }

    private static func migrateAndCount(_ engine: String, _ place: String) async {
        await #expect(processExitsWith: .success) { [engine, place] in
            try await TestDatabase.use(Database.Location(engine, place)) { database in
                try await Self.series.run(on: database)
                for _ in 0..<100 { try await database.write { try $0.run("INSERT INTO t0 DEFAULT VALUES") } }
            }
        }
    }
}

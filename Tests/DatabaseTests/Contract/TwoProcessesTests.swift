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

    @Test(.timeLimit(.minutes(1)), arguments: Engine.allCases)
    func `a notification of another process is heard, on SQLite as a gap`(engine: Engine) async throws {
        try await TestDatabase.withLocation(on: engine) { location in
            try await TestDatabase.use(location) { database in
                try await Self.series.run(on: database)
                var heard = try await database.listen(to: "notes").makeAsyncIterator()
                await Self.writeAndNotify(engine.rawValue, location.place)
                let expected: Notification = engine == .sqlite ? .gap : .message(channel: "notes", payload: "new")
                #expect(await heard.next() == expected)
                let count = try await database.read { try $0.value("SELECT count(*) FROM t0", as: Int.self) }
                #expect(count == 1)
                // Its own are no news of others.
                try await database.notify("notes", "own")
                #expect(await heard.next() == .message(channel: "notes", payload: "own"))
            }
        }
    }

    private static func writeAndNotify(_ engine: String, _ place: String) async {
        await #expect(processExitsWith: .success) { [engine, place] in
            try await TestDatabase.use(Database.Location(engine, place)) { database in
                try await database.write { tx in
                    try tx.run("INSERT INTO t0 DEFAULT VALUES")
                    try tx.notify("notes", "new")
                }
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

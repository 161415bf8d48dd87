/// The whole history of one part's tables, oldest first; parts that share a database each have their own.
///
///     static let migrations = MigrationSeries("jobs", [createJobs, addLeases])
///     let new = try await migrations.run(on: database)
public struct MigrationSeries: Sendable {
    public let name: String
    public let migrations: [Migration]

    public init(_ name: String, _ migrations: [Migration]) {
        precondition(Set(migrations.map(\.name)).count == migrations.count, "two migrations of one name")
        self.name = name
        self.migrations = migrations
    }

    /// Applies what is missing, all of it or nothing, and gives its names. Of several programs that do so at once, on
    /// whatever machines, one works and the others wait.
    ///
    /// Throws `DatabaseError.schemaMismatch` when the database is newer than the program, or its history another.
    @discardableResult
    public func run(on database: Database) async throws -> [String] {
        let isUpToDate = try await database.read { tx in try Self.hasHistory(tx) && check(tx).isEmpty }
        if isUpToDate { return [] }
        return try await database.write { tx in
            try lock(tx)
            try tx.run(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    series \(.text) NOT NULL,
                    position \(.integer) NOT NULL,
                    name \(.text) NOT NULL,
                    checksum \(.text) NOT NULL,
                    PRIMARY KEY (series, position)
                )\(.strict)
                """)
            let missing = try check(tx)
            for position in missing {
                let migration = migrations[position]
                for statement in migration.statements { try tx.run(statement) }
                try tx.run(
                    """
                    INSERT INTO schema_migration (series, position, name, checksum)
                    VALUES (\(name), \(position), \(migration.name), \(migration.checksum(for: tx.engine)))
                    """)
            }
            return missing.map { migrations[$0].name }
        }
    }

    private static func hasHistory(_ tx: Transaction) throws -> Bool {
        try tx.value(
            """
            \(sqlite: "SELECT count(*) > 0 FROM sqlite_master WHERE name = 'schema_migration'",
              postgres: "SELECT to_regclass('schema_migration') IS NOT NULL")
            """)
    }

    /// SQLite lets one write at a time as it is. The number is arbitrary, and the same for every Scoutly.
    private func lock(_ tx: Transaction) throws {
        guard tx.engine == .postgres else { return }
        try tx.run("SET LOCAL statement_timeout = 0")
        _ = try tx.rows("SELECT pg_advisory_xact_lock(7243058161)")
    }

    /// The positions that are still to be applied.
    private func check(_ tx: Transaction) throws -> Range<Int> {
        let applied = try tx.rows(
            """
            SELECT name, checksum
            FROM schema_migration
            WHERE series = \(name)
            ORDER BY position
            """)
        for (row, migration) in zip(applied, migrations) {
            let name: String = try row["name"]
            let checksum: String = try row["checksum"]
            if try name != migration.name || checksum != migration.checksum(for: tx.engine) {
                throw DatabaseError.schemaMismatch(
                    "it was migrated by \"\(name)\" where this program has another \"\(migration.name)\"")
            }
        }
        guard applied.count <= migrations.count else {
            let names = try applied[migrations.count...].map { try $0.value("name", as: String.self) }
            throw DatabaseError.schemaMismatch(
                "it is newer than this program, which does not know \(names.joined(separator: ", "))")
        }
        return applied.count..<migrations.count
    }
}

public import Database
import Foundation

/// Databases of the real engines, each empty and for one test.
public enum TestDatabase {
    /// Opens a database for as long as `test` runs.
    public static func run(on engine: Engine, _ test: (Database) async throws -> Void) async throws {
        switch engine {
        case .sqlite:
            try await withFile { path in try await use(.sqlite(SQLiteSettings(path: path)), test) }
        case .postgres:
            try await use(.postgres(PostgresServer.shared.get().makeDatabase()), test)
        }
    }

    /// Where to open a database, for tests that open it more than once or in other processes.
    public static func withLocation(
        on engine: Engine, _ test: (Database.Location) async throws -> Void
    ) async throws {
        switch engine {
        case .sqlite: try await withFile { try await test(.sqlite(SQLiteSettings(path: $0))) }
        case .postgres: try await test(.postgres(PostgresServer.shared.get().makeDatabase()))
        }
    }

    /// Opens a database, and closes it when `test` ends, however it ends.
    public static func use(_ location: Database.Location, _ test: (Database) async throws -> Void) async throws {
        let database = try await Database.open(location)
        do {
            try await test(database)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    private static func withFile(_ test: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "scoutly-database-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await test(folder.appending(path: "test.sqlite").path)
    }
}

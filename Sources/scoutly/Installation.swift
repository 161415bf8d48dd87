import Database
import Foundation
import Jobs
import Metering
import Store

/// The database of this installation, opened and brought up to date for one command.
struct Installation {
    let settings: Settings
    let database: Database

    /// Opens what `work` needs, and closes it whatever happens.
    static func with<Result>(_ work: (Installation) async throws -> Result) async throws -> Result {
        let settings = try await Settings.load()
        let database = try await open(settings.database)
        do {
            try await migrate(database)
            let result = try await work(Installation(settings: settings, database: database))
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }

    /// Brings the schema up to date; programs that do so at once wait for each other.
    ///
    /// - Returns: the names of the steps that were new.
    @discardableResult
    static func migrate(_ database: Database) async throws -> [String] {
        try await JobsSchema.migrations.run(on: database) + StoreSchema.migrations.run(on: database)
            + MeteringSchema.migrations.run(on: database)
    }

    private static func open(_ location: Database.Location) async throws -> Database {
        if case .sqlite(let settings) = location {
            let folder = URL(filePath: settings.path).deletingLastPathComponent()
            do {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw Failure(
                    .settings,
                    "the folder \(folder.path) for the database cannot be made: \(error.localizedDescription)")
            }
        }
        do {
            return try await Database.open(location)
        } catch let error as DatabaseError {
            throw Failure(
                Failure(explaining: error)?.code ?? .software, "\(place(location)) cannot be opened: \(error)")
        }
    }

    /// Without a password that may be in it.
    private static func place(_ location: Database.Location) -> String {
        switch location {
        case .sqlite(let settings): "the database \(settings.path)"
        case .postgres: "the PostgreSQL database that SCOUTLY_DATABASE names"
        }
    }
}

import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs

/// Where everything is measured: one server and one folder for the whole run, and a new database for each measurement.
final class Workbench: Sendable {
    let server: PostgresServer
    let folder: URL
    let peer: Peer

    init(peer: Peer) async throws {
        server = try PostgresServer.shared.get()
        self.peer = peer
        folder = FileManager.default.temporaryDirectory.appending(path: "scoutly-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Makes a queue in which so many jobs that do nothing wait, for as long as `measure` runs.
    func withQueue<Value>(
        on engine: Engine, waiting: Int = 0, _ measure: (Queue) async throws -> Value
    ) async throws -> Value {
        let queue = try await Queue(on: location(on: engine))
        if waiting > 0 { try await queue.fill(waiting) }
        do {
            let value = try await measure(queue)
            await queue.discard()
            return value
        } catch {
            await queue.discard()
            throw error
        }
    }

    private func location(on engine: Engine) throws -> Database.Location {
        switch engine {
        case .sqlite: return .sqlite(SQLiteSettings(path: folder.appending(path: "\(UUID().uuidString).sqlite").path))
        case .postgres:
            var settings = try server.makeDatabase()
            // Filling a queue with a million jobs takes as long as it takes.
            settings.statementTimeout = .zero
            settings.maxConnections = 10
            return .postgres(settings)
        }
    }
}

extension Engine {
    var name: String {
        switch self {
        case .sqlite: "SQLite"
        case .postgres: "PostgreSQL"
        }
    }
}

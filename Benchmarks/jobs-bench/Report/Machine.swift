import Database
import DatabaseTestSupport
import Foundation

/// What the figures depend on: how many cores there are, what a durable write costs, and that the server does such writes.
struct Machine: Encodable {
    var cores: Int
    /// The middle of many appends of 4 KiB with `fdatasync`, in microseconds; next to nothing means no real disk.
    var syncMicroseconds: Double
    var postgres: String
    /// The server's own words for `fsync` and `synchronous_commit`.
    var postgresSettings: [String: String]

    static func measure(_ bench: Workbench) async throws -> Machine {
        let connection = try BarePostgres(bench.server.makeDatabase().connection)
        return Machine(
            cores: ProcessInfo.processInfo.activeProcessorCount,
            syncMicroseconds: try syncs(in: bench.folder).p50 * 1_000,
            postgres: try connection.word("SHOW server_version"),
            postgresSettings: try ["fsync", "synchronous_commit", "full_page_writes"].reduce(into: [:]) {
                $0[$1] = try connection.word("SHOW \($1)")
            })
    }

    var text: String {
        let settings = postgresSettings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return "\(cores) cores; a durable write takes \(Int(syncMicroseconds)) µs; PostgreSQL \(postgres), "
            + settings.joined(separator: ", ") + "; SQLite with synchronous FULL"
    }

    private static func syncs(in folder: URL) throws -> Percentiles {
        let file = folder.appending(path: "sync")
        let descriptor = open(file.path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        defer { close(descriptor) }
        let page = [UInt8](repeating: 0, count: 4_096)
        return Percentiles(
            (0..<200).map { _ in
                ContinuousClock().measure {
                    _ = write(descriptor, page, page.count)
                    fdatasync(descriptor)
                }
            })
    }
}

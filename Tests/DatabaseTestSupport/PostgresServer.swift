public import Database
import Foundation
import Synchronization

/// A real PostgreSQL server on a socket in a temporary directory of its own, gone when the test process ends, however
/// that ends.
public final class PostgresServer: Sendable {
    /// The one that tests share; those that stop or starve a server start their own.
    public static let shared = Result { try PostgresServer() }

    private let folder: String
    /// Its end tells the guardian to clean up.
    private let life: Pipe
    private let guardian: pid_t
    private let lastDatabase = Atomic(0)

    /// Makes a server, for as long as `test` runs.
    public static func run(_ test: (PostgresServer) async throws -> Void) async throws {
        let server = try PostgresServer()
        defer { withExtendedLifetime(server) {} }
        try await test(server)
    }

    private init() throws {
        folder = "/tmp/scoutly-postgres-\(UUID().uuidString.prefix(8).lowercased())"
        life = Pipe()
        // Else other children would hold the end open.
        for end in [life.fileHandleForReading, life.fileHandleForWriting] {
            _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        try Self.shell(
            """
            mkdir "$folder"
            if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
            as_postgres "$bin/initdb" --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 \
                --locale C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1
            """, in: folder
        ).run()
        guardian = try Self.shell(
            """
            trap '' INT TERM HUP
            exec >/dev/null 2>&1
            cat
            as_postgres "$bin/pg_ctl" --pgdata "$folder/data" --mode immediate stop || true
            rm -rf "$folder"
            """, in: folder
        ).start(input: life.fileHandleForReading.fileDescriptor)
        try start()
    }

    deinit {
        try? life.fileHandleForWriting.close()
        Shell.wait(for: guardian)
    }

    /// Starts it again after `crash`, and comes back when it accepts connections.
    public func start() throws {
        try shell(
            """
            as_postgres "$bin/pg_ctl" --pgdata "$folder/data" --wait --timeout 60 --log "$folder/server.log" \
                --options "-c listen_addresses= -c unix_socket_directories=$folder -c max_connections=200" \
                start >/dev/null 2>&1 </dev/null || { cat "$folder/server.log" >&2; exit 1; }
            """
        ).run()
    }

    /// Ends it at once; what it had not committed is lost, as after a power cut.
    public func crash() throws {
        try shell(#"as_postgres "$bin/pg_ctl" --pgdata "$folder/data" --mode immediate stop >/dev/null"#).run()
    }

    /// Makes an empty database and tells how to reach it.
    public func makeDatabase() throws -> PostgresSettings {
        let name = "test_\(lastDatabase.add(1, ordering: .relaxed).newValue)"
        try shell(#""$bin/createdb" --host "$folder" --username postgres "# + name).run()
        var settings = PostgresSettings(connection: "host=\(folder) user=postgres dbname=\(name)")
        settings.maxConnections = 4
        return settings
    }

    private func shell(_ script: String) -> Shell {
        Self.shell(script, in: folder)
    }

    private static func shell(_ script: String, in folder: String) -> Shell {
        Shell(
            script: """
                set -eu
                cd /
                folder=\(folder)
                bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
                as_postgres() {
                    if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
                }
                \(script)
                """)
    }
}

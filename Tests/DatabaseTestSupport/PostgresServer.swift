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

    /// Starts it anew so that it answers on loopback, too, with TLS and passwords, and a certificate of its own for the name
    /// `localhost`.
    ///
    /// - Returns: the port, and the certificate's file.
    public func startWithTLS() throws -> (port: Int, certificate: String) {
        let port = try Self.freePort()
        try crash()
        try shell(
            """
            openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
                -keyout "$folder/data/server.key" -out "$folder/data/server.crt" 2>/dev/null
            if [ "$(id -u)" = 0 ]; then chown postgres "$folder/data/server.key" "$folder/data/server.crt"; fi
            chmod 600 "$folder/data/server.key"
            cp "$folder/data/server.crt" "$folder/root.crt"
            echo "local all all trust" >"$folder/data/pg_hba.conf"
            echo "hostssl all all 127.0.0.1/32 scram-sha-256" >>"$folder/data/pg_hba.conf"
            echo "listen_addresses = '127.0.0.1'" >>"$folder/data/postgresql.conf"
            echo "port = \(port)" >>"$folder/data/postgresql.conf"
            echo "unix_socket_directories = '$folder'" >>"$folder/data/postgresql.conf"
            echo "ssl = on" >>"$folder/data/postgresql.conf"
            as_postgres "$bin/pg_ctl" --pgdata "$folder/data" --wait --timeout 60 --log "$folder/server.log" \
                start >/dev/null 2>&1 </dev/null || { cat "$folder/server.log" >&2; exit 1; }
            "$bin/psql" --host "$folder" --port \(port) --username postgres --quiet \
                --command "CREATE USER ada PASSWORD 'lovelace'"
            """
        ).run()
        return (port, "\(folder)/root.crt")
    }

    /// One that nobody listens on at the moment: PostgreSQL cannot choose for itself.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) | getsockname(descriptor, $0, &size)
            }
        }
        guard status == 0 else { throw CocoaError(.fileReadUnknown) }
        return Int(UInt16(bigEndian: address.sin_port))
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

import Database
import DatabaseTestSupport
import Foundation
import Testing

/// The way to a server on another machine: TLS by `sslmode`, and a password.
struct TLSTests {
    @Test
    func `a server is reached with TLS and a password, and only if its certificate is trusted when that is asked`()
        async throws
    {
        try await PostgresServer.run { server in
            let (port, certificate) = try server.startWithTLS()
            func settings(_ more: String) -> PostgresSettings {
                var settings = PostgresSettings(
                    connection: "host=localhost hostaddr=127.0.0.1 port=\(port) dbname=postgres user=ada \(more)")
                settings.patience = .zero
                return settings
            }
            try await TestDatabase.use(
                .postgres(settings("password=lovelace sslmode=verify-full sslrootcert=\(certificate)"))
            ) { database in
                let isEncrypted = try await database.read {
                    try $0.value("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", as: Bool.self)
                }
                #expect(isEncrypted)
            }
            for wrong in [
                "password=lovelace sslmode=verify-full sslrootcert=/etc/ssl/certs/ca-certificates.crt",
                "password=babbage sslmode=require", "password=lovelace sslmode=disable",
            ] {
                let error = await #expect(throws: DatabaseError.self) {
                    try await Database.open(.postgres(settings(wrong)))
                }
                guard case .refused(let reason) = error else {
                    Issue.record("\(wrong): \(String(describing: error))")
                    continue
                }
                #expect(!reason.contains("lovelace") && !reason.contains("babbage"))
            }
        }
    }
}

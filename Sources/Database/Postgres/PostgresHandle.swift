import CLibPQ
import Foundation

/// libpq's connection, from a successful connect to its end.
final class PostgresHandle {
    let pointer: OpaquePointer

    private init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQfinish(pointer)
    }

    /// Connects and makes the session predictable; blocks.
    ///
    /// Throws `goneAway` while the server is not there, `busy` while it has no room, and `refused` when it does not let us in.
    static func connect(_ settings: PostgresSettings) throws -> PostgresHandle {
        let defaults = [
            ("fallback_application_name", "scoutly"), ("connect_timeout", "10"), ("keepalives_idle", "30"),
            ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
        ]
        // The later ones win: what the connection string says beats the defaults before it.
        let all = defaults + [("dbname", settings.connection), ("client_encoding", "UTF8")]
        let keywords = all.map { strdup($0.0) } + [nil]
        let values = all.map { strdup($0.1) } + [nil]
        defer { (keywords + values).forEach { free($0) } }
        let names = keywords.map { UnsafePointer($0) }
        let texts = values.map { UnsafePointer($0) }
        guard let pointer = PQconnectdbParams(names, texts, 1) else { throw DatabaseError.busy("out of memory") }
        let handle = PostgresHandle(pointer)
        guard PQstatus(pointer) == CONNECTION_OK else {
            throw refusal(String(cString: PQerrorMessage(pointer)), PQpingParams(names, texts, 1))
        }
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        let timeout = Int64(settings.statementTimeout / .milliseconds(1))
        try handle.execute(
            """
            SET TIME ZONE 'UTC'; SET datestyle = ISO; SET bytea_output = hex; SET standard_conforming_strings = on;
            SET statement_timeout = \(timeout); SET idle_in_transaction_session_timeout = '10s'
            """)
        return handle
    }

    /// Runs statements without values.
    @discardableResult
    func execute(_ sql: String) throws -> PostgresResult {
        try checked(PostgresResult(PQexec(pointer, sql), of: pointer))
    }

    /// Throws the error that the answer is.
    func checked(_ result: PostgresResult) throws -> PostgresResult {
        guard !result.isGood else { return result }
        throw PQstatus(pointer) == CONNECTION_OK ? .sorted(postgres: result) : DatabaseError.goneAway(result.message)
    }

    /// What a server says between two lives; it may answer by the time that it is asked whether it does.
    private static let passing = [
        "starting up", "shutting down", "not yet accepting", "recovery mode", "closed the connection",
        "Connection refused", "No such file", "reset by peer",
    ]

    /// libpq gives no SQLSTATE for a failed connect: whether the server answers at all tells most.
    private static func refusal(_ message: String, _ ping: PGPing) -> DatabaseError {
        let message = message.trimmingCharacters(in: .whitespacesAndNewlines)
        // A ping does not get past a certificate that is not trusted either.
        if message.contains("certificate") || message.contains("does not support SSL") { return .refused(message) }
        if ping == PQPING_NO_RESPONSE || ping == PQPING_REJECT { return .goneAway(message) }
        if message.contains("connection slots") || message.contains("too many") { return .busy(message) }
        if passing.contains(where: message.contains) { return .goneAway(message) }
        return .refused(message)
    }
}

import Foundation
import GRDBSQLite

/// SQLite with nothing around it: what the best statements cost when nobody reads the payloads, runs jobs, renews leases
/// or looks at limits.
final class BareSQLite {
    private var connection: OpaquePointer?

    init(_ path: String) throws {
        guard sqlite3_open(path, &connection) == SQLITE_OK else { throw failure() }
        try execute("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }

    deinit { sqlite3_close(connection) }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    /// Ends a batch and claims the next in one transaction, until there is no more.
    func drain(worker: String, batch: Int) throws {
        let end = try prepare(Self.end)
        let claim = try prepare(Self.claim)
        defer {
            sqlite3_finalize(end)
            sqlite3_finalize(claim)
        }
        var held: [Int64] = []
        repeat {
            let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
            try execute("BEGIN IMMEDIATE")
            try bind(
                [.integer(now), .text("[\(held.map(String.init).joined(separator: ","))]"), .text(worker)], to: end)
            _ = try step(end)
            try bind([.integer(Int64(batch)), .text(worker), .integer(now + 15_000_000), .integer(now)], to: claim)
            held = try step(claim)
            try execute("COMMIT")
        } while !held.isEmpty
    }

    private enum Value {
        case integer(Int64)
        case text(String)
    }

    private func prepare(_ sql: String) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw failure() }
        return statement
    }

    private func bind(_ values: [Value], to statement: OpaquePointer?) throws {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (position, value) in zip(Int32(1)..., values) {
            switch value {
            case .integer(let number): sqlite3_bind_int64(statement, position, number)
            case .text(let text): sqlite3_bind_text(statement, position, text, -1, copied)
            }
        }
    }

    /// - Returns: the first column of all rows.
    private func step(_ statement: OpaquePointer?) throws -> [Int64] {
        defer { sqlite3_reset(statement) }
        var first: [Int64] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: first.append(sqlite3_column_int64(statement, 0))
            case SQLITE_DONE: return first
            default: throw failure()
            }
        }
    }

    private func failure() -> Incomplete {
        Incomplete(what: String(cString: sqlite3_errmsg(connection)))
    }

    private static let end = """
        UPDATE job
        SET state = 'done', finished_at = ?1, worker = NULL, leased_until = NULL
        WHERE id IN (SELECT value FROM json_each(?2)) AND state = 'running' AND worker = ?3
        """

    private static let claim = """
        UPDATE job
        SET state = 'running', attempt = attempt + 1, token = token + 1, worker = ?2, leased_until = ?3, started_at = ?4
        WHERE id IN (SELECT id FROM job WHERE state = 'ready' AND kind = 'nothing' ORDER BY ranked_at, id LIMIT ?1)
        RETURNING id, kind, version, payload, priority, attempt, max_attempts, limit_key, run_at, ranked_at, token
        """
}

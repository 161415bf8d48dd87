import CLibPQ
import Foundation

/// libpq with nothing around it: what the best statement costs when nobody reads the payloads, runs jobs, renews leases
/// or looks at limits.
final class BarePostgres {
    private let connection: OpaquePointer

    init(_ settings: String) throws {
        connection = PQconnectdb(settings)
        guard PQstatus(connection) == CONNECTION_OK else { throw failure() }
    }

    deinit { PQfinish(connection) }

    func execute(_ sql: String) throws {
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else { throw failure() }
    }

    func word(_ sql: String) throws -> String {
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_TUPLES_OK else { throw failure() }
        return String(cString: PQgetvalue(result, 0, 0))
    }

    /// Ends a batch and claims the next in one statement, which is its own transaction, until there is no more.
    func drain(worker: String, batch: Int) throws {
        let prepared = PQprepare(connection, "turn", Self.turn, 3, nil)
        defer { PQclear(prepared) }
        guard PQresultStatus(prepared) == PGRES_COMMAND_OK else { throw failure() }
        var held: [String] = []
        repeat {
            held = try turn(["{" + held.joined(separator: ",") + "}", worker, "\(batch)"])
        } while !held.isEmpty
    }

    /// - Returns: the ids of what was claimed; the other columns are sent by the server and not read.
    private func turn(_ values: [String]) throws -> [String] {
        let texts = values.map { strdup($0) }
        defer { texts.forEach { free($0) } }
        let result = PQexecPrepared(connection, "turn", 3, texts.map { UnsafePointer($0) }, nil, nil, 0)
        defer { PQclear(result) }
        if PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map({ String(cString: $0) }) == "40P01" {
            // Two claims met at rows that a third was just changing: SKIP LOCKED waits there, in a circle now and then.
            return try turn(values)
        }
        guard PQresultStatus(result) == PGRES_TUPLES_OK else { throw failure() }
        return (0..<PQntuples(result)).map { String(cString: PQgetvalue(result, $0, 0)) }
    }

    private func failure() -> Incomplete {
        Incomplete(what: String(cString: PQerrorMessage(connection)))
    }

    private static let turn = """
        WITH ended AS (
            UPDATE job
            SET state = 'done', finished_at = clock_timestamp(), worker = NULL, leased_until = NULL
            WHERE id = ANY($1::bigint[]) AND state = 'running' AND worker = $2
        ), next AS MATERIALIZED (
            SELECT id
            FROM job
            WHERE state = 'ready' AND kind = 'nothing'
            ORDER BY ranked_at, id
            LIMIT $3::bigint
            FOR UPDATE SKIP LOCKED
        )
        UPDATE job
        SET state = 'running', attempt = attempt + 1, token = token + 1, worker = $2,
            leased_until = clock_timestamp() + INTERVAL '15 seconds', started_at = clock_timestamp()
        WHERE id = ANY(ARRAY(SELECT id FROM next))
        RETURNING id, kind, version, payload, priority, attempt, max_attempts, limit_key, run_at, ranked_at, token
        """
}

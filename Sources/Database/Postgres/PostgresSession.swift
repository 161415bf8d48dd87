import CLibPQ

/// A transaction's view of a connection: statements are prepared once and kept.
final class PostgresSession: Session {
    let engine = Engine.postgres

    private struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    private static let mostPrepared = 500
    /// What may be under way at once in a pipeline: answers that nobody reads yet must fit into the socket.
    private static let pipelineDepth = 200

    private let handle: PostgresHandle
    private var prepared: [Key: String] = [:]
    private var lastName = 0

    init(_ handle: PostgresHandle) {
        self.handle = handle
    }

    /// Whether it is connected and outside of a transaction.
    var isIdle: Bool {
        PQstatus(handle.pointer) == CONNECTION_OK && PQtransactionStatus(handle.pointer) == PQTRANS_IDLE
    }

    func begin(_ words: String) throws {
        try handle.execute(words)
    }

    func commit() throws {
        guard PQtransactionStatus(handle.pointer) == PQTRANS_INTRANS else {
            throw DatabaseError.mistake("the transaction was ended inside")
        }
        do {
            try handle.execute("COMMIT")
        } catch DatabaseError.goneAway(let reason) {
            throw DatabaseError.commitUnknown(reason)
        }
    }

    func rollBack() {
        if PQstatus(handle.pointer) == CONNECTION_OK, !isIdle { _ = try? handle.execute("ROLLBACK") }
    }

    func run(_ statement: Statement) throws -> Int {
        try execute(statement).affectedRows
    }

    func rows(_ statement: Statement) throws -> [Row] {
        try execute(statement).rows()
    }

    /// Goes right before the commit, for all at once.
    func send(_ notifications: [(channel: String, payload: String)]) throws {
        if notifications.isEmpty { return }
        let channels = Parameter(type: .text, content: .list(notifications.map { .text($0.channel) }))
        let payloads = Parameter(type: .text, content: .list(notifications.map { .text($0.payload) }))
        let query = SQL(parts: [
            .text("SELECT pg_notify(channel, payload) FROM unnest("), .parameter(channels), .text(", "),
            .parameter(payloads), .text(") AS n (channel, payload)"),
        ])
        _ = try execute(Statement(query, for: engine))
    }

    func run(batch: [Statement]) throws -> Int {
        var affected = 0
        for start in stride(from: 0, to: batch.count, by: Self.pipelineDepth) {
            affected += try pipeline(batch[start..<min(start + Self.pipelineDepth, batch.count)])
        }
        return affected
    }

    private func pipeline(_ statements: ArraySlice<Statement>) throws -> Int {
        let calls = try statements.map { statement in
            let parameters = try PostgresParameters(statement.parameters)
            return (name: try prepare(statement.text, parameters.types), parameters: parameters)
        }
        guard PQenterPipelineMode(handle.pointer) == 1 else {
            throw DatabaseError.mistake("no pipeline inside a pipeline")
        }
        defer { PQexitPipelineMode(handle.pointer) }
        for (name, parameters) in calls {
            _ = parameters.withPointers { count, values, lengths, formats in
                PQsendQueryPrepared(handle.pointer, name, count, values, lengths, formats, 0)
            }
        }
        PQpipelineSync(handle.pointer)
        return try answers()
    }

    /// Reads up to the sync, so that the connection stays usable, and then throws the first error.
    private func answers() throws -> Int {
        var affected = 0
        var failure: (any Error)?
        while true {
            guard let pointer = PQgetResult(handle.pointer) else {
                // One nil stands after each statement's answer; without a connection there are only nils.
                if PQstatus(handle.pointer) == CONNECTION_OK { continue }
                throw failure ?? DatabaseError.goneAway(String(cString: PQerrorMessage(handle.pointer)))
            }
            let result = PostgresResult(pointer, of: handle.pointer)
            if result.isSync { break }
            if result.isSkipped { continue }
            do {
                affected += try handle.checked(result).affectedRows
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
        return affected
    }

    private func execute(_ statement: Statement) throws -> PostgresResult {
        if PQstatus(handle.pointer) != CONNECTION_OK { throw DatabaseError.goneAway("the connection was lost") }
        if isIdle { throw DatabaseError.mistake("the transaction was ended inside") }
        let parameters = try PostgresParameters(statement.parameters)
        let name = try prepare(statement.text, parameters.types)
        let pointer = parameters.withPointers { count, values, lengths, formats in
            PQexecPrepared(handle.pointer, name, count, values, lengths, formats, 0)
        }
        return try handle.checked(PostgresResult(pointer, of: handle.pointer))
    }

    private func prepare(_ text: String, _ types: [Oid]) throws -> String {
        let key = Key(text: text, types: types)
        if let name = prepared[key] { return name }
        if prepared.count >= Self.mostPrepared {
            try handle.execute("DEALLOCATE ALL")
            prepared = [:]
        }
        lastName += 1
        let name = "s\(lastName)"
        let pointer = PQprepare(handle.pointer, name, text, Int32(types.count), types)
        _ = try handle.checked(PostgresResult(pointer, of: handle.pointer))
        prepared[key] = name
        return name
    }
}

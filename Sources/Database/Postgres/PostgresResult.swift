import CLibPQ

/// One answer of the server.
final class PostgresResult {
    private let pointer: OpaquePointer?
    private let connectionMessage: String

    /// Takes over what libpq gave; nil when it could not even ask.
    init(_ pointer: OpaquePointer?, of connection: OpaquePointer) {
        self.pointer = pointer
        connectionMessage = pointer == nil ? String(cString: PQerrorMessage(connection)) : ""
    }

    deinit {
        PQclear(pointer)
    }

    var isGood: Bool {
        switch PQresultStatus(pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC: true
        default: false
        }
    }

    var isSync: Bool { PQresultStatus(pointer) == PGRES_PIPELINE_SYNC }

    /// Follows a statement that failed in the same pipeline.
    var isSkipped: Bool { PQresultStatus(pointer) == PGRES_PIPELINE_ABORTED }

    /// Such as `INSERT 0 1` or `COMMIT`.
    var command: String { String(cString: PQcmdStatus(pointer)) }

    var affectedRows: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    var message: String {
        let message = pointer == nil ? connectionMessage : String(cString: PQresultErrorMessage(pointer))
        return String(message.prefix { $0 != "\n" })
    }

    func field(_ code: some BinaryInteger) -> String? {
        PQresultErrorField(pointer, Int32(code)).map { String(cString: $0) }
    }

    func rows() throws -> [Row] {
        let width = PQnfields(pointer)
        let columns = Row.Columns((0..<width).map { String(cString: PQfname(pointer, $0)) })
        let types = (0..<width).map { PQftype(pointer, $0) }
        return try (0..<PQntuples(pointer)).map { row in
            Row(
                columns: columns,
                cells: try (0..<width).map { column in
                    if PQgetisnull(pointer, row, column) == 1 { return .null }
                    let text = UnsafeBufferPointer(
                        start: PQgetvalue(pointer, row, column), count: Int(PQgetlength(pointer, row, column)))
                    return try PostgresText(type: types[Int(column)], characters: UnsafeRawBufferPointer(text)).cell
                })
        }
    }
}

/// One row of an answer, read by the names of its columns.
///
///     let id: JobID = try row["id"]
///     let finished: Date? = try row["finished_at"]
public struct Row: Sendable {
    /// The names of the columns, shared by all rows of an answer.
    @usableFromInline
    struct Columns: Sendable {
        @usableFromInline let names: [String]

        init(_ names: [String]) {
            self.names = names
        }

        /// The first of the name. Comparing a dozen short names takes less time than hashing one.
        @inlinable
        func position(of name: String) -> Int? { names.firstIndex(of: name) }
    }

    @usableFromInline let columns: Columns
    @usableFromInline let cells: [Cell]

    /// Throws `DatabaseError.mistake`, which names the column and the type, when it is not there or holds something else.
    @inlinable
    public subscript<Value: SQLValue>(_ column: String) -> Value {
        get throws { try value(column) }
    }

    /// As the subscript, where the type cannot be inferred.
    @inlinable
    public func value<Value: SQLValue>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
        guard let position = columns.position(of: column) else {
            let known = columns.names.joined(separator: ", ")
            throw DatabaseError.mistake("there is no column \"\(column)\" among \(known)")
        }
        guard let value = Value(cell: cells[position]) else {
            throw DatabaseError.mistake("column \"\(column)\" holds \(cells[position].kind), which is no \(Value.self)")
        }
        return value
    }
}

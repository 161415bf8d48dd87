import Foundation
import GRDB
import GRDBSQLite

/// A transaction's view of GRDB's connection.
final class SQLiteSession: Session {
    let engine = Engine.sqlite
    private let connection: GRDB.Database

    init(_ connection: GRDB.Database) {
        self.connection = connection
    }

    func run(_ statement: Statement) throws -> Int {
        try sorted {
            let before = connection.totalChangesCount
            try prepared(statement).execute()
            return connection.totalChangesCount == before ? 0 : connection.changesCount
        }
    }

    func run(batch: [Statement]) throws -> Int {
        try batch.reduce(0) { try $0 + run($1) }
    }

    func rows(_ statement: Statement) throws -> [Row] {
        try sorted {
            let prepared = try prepared(statement)
            let columns = Row.Columns(prepared.columnNames)
            let handle = prepared.sqliteStatement
            var rows: [Row] = []
            try GRDB.Row.fetchCursor(prepared).forEach { _ in
                let cells = columns.names.indices.map { Cell(column: Int32($0), of: handle) }
                rows.append(Row(columns: columns, cells: cells))
            }
            return rows
        }
    }

    /// Throws when rows still point at nothing, before they spoil the commit of others.
    func checkForeignKeys() throws {
        var unresolved: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(connection.sqliteConnection, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &highest, 0)
        if unresolved > 0 { throw DatabaseError.constraint(Constraint(.foreignKey)) }
    }

    /// SQLite ends a transaction by itself when the disk is full; a statement after that would commit alone.
    private func prepared(_ statement: Statement) throws -> GRDB.Statement {
        guard connection.isInsideTransaction else { throw DatabaseError.mistake("the transaction was ended inside") }
        let prepared = try connection.cachedStatement(sql: statement.text)
        try prepared.setArguments(StatementArguments(statement.parameters.map(Self.value)))
        return prepared
    }

    private func sorted<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw DatabaseError.sorted(sqlite: error)
        }
    }

    private static func value(_ parameter: Parameter) throws -> DatabaseValue {
        switch parameter.content {
        case .one(let cell): cell.databaseValue
        case .list(let cells): try jsonArray(cells).databaseValue
        }
    }

    /// A list goes in as one JSON text, which `json_each` takes apart.
    private static func jsonArray(_ cells: [Cell]) throws -> String {
        let encoder = JSONEncoder()
        let values = try cells.map { cell in
            switch cell {
            case .null: "null"
            case .integer(let value): String(value)
            case .double(let value): String(decoding: try encoder.encode(value), as: UTF8.self)
            case .text(let value): String(decoding: try encoder.encode(value), as: UTF8.self)
            case .bytes: throw DatabaseError.mistake("a list of bytes has no form in SQLite")
            }
        }
        return "[" + values.joined(separator: ",") + "]"
    }
}

extension Cell {
    /// Of the row on which the statement stands.
    fileprivate init(column: Int32, of statement: SQLiteStatement) {
        // The type first, and the length after the pointer: each may convert what is there.
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .double(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            let length = Int(sqlite3_column_bytes(statement, column))
            self = .text(String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            let length = Int(sqlite3_column_bytes(statement, column))
            self = .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: length)))
        default: self = .null
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .double(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}

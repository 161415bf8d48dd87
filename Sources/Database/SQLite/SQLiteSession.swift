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
            let cursor = try GRDB.Row.fetchCursor(prepared)
            var rows: [Row] = []
            while let row = try cursor.next() {
                rows.append(Row(columns: columns, cells: row.databaseValues.map(Cell.init)))
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
        let values: [any Encodable] = try cells.map {
            switch $0 {
            case .null: nil as Int?
            case .integer(let value): value
            case .double(let value): value
            case .text(let value): value
            case .bytes: throw DatabaseError.mistake("a list of bytes has no form in SQLite")
            }
        }
        return "["
            + (try values.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }).joined(separator: ",")
            + "]"
    }
}

extension Cell {
    fileprivate init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .double(let number): .double(number)
            case .string(let text): .text(text)
            case .blob(let data): .bytes([UInt8](data))
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

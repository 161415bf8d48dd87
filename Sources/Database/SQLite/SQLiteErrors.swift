import GRDB

extension DatabaseError {
    /// Sorts an error of SQLite; any other error stays what it is.
    static func sorted(sqlite error: any Error) -> any Error {
        guard let error = error as? GRDB.DatabaseError else { return error }
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode.primaryResultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: return DatabaseError.busy(reason)
        case .SQLITE_INTERRUPT, .SQLITE_ABORT:
            return Task.isCancelled ? CancellationError() : DatabaseError.busy(reason)
        case .SQLITE_FULL, .SQLITE_IOERR: return DatabaseError.diskFull("\(reason) (\(error.extendedResultCode))")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return DatabaseError.refused(reason)
        case .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_MISUSE: return DatabaseError.goneAway(reason)
        case .SQLITE_TOOBIG: return DatabaseError.invalidValue(reason)
        case .SQLITE_CONSTRAINT: return DatabaseError.constraint(constraint(error.extendedResultCode, reason))
        default: return DatabaseError.mistake("\(reason) in: \(error.sql ?? "?")")
        }
    }

    /// The messages are fixed texts of SQLite's `build.c`, `insert.c` and `vdbeaux.c`, such as
    /// `UNIQUE constraint failed: job.kind, job.unique_key`.
    private static func constraint(_ code: ResultCode, _ message: String) -> Constraint {
        let rest = message.firstRange(of: "constraint failed: ").map { String(message[$0.upperBound...]) }
        let columns = (rest ?? "").split(separator: ", ").compactMap { $0.split(separator: ".").last.map(String.init) }
        return switch code {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            if let rest, rest.hasPrefix("index '") {
                Constraint(.unique, name: String(rest.dropFirst(7).prefix { $0 != "'" }))
            } else {
                Constraint(.unique, columns: columns)
            }
        case .SQLITE_CONSTRAINT_NOTNULL: Constraint(.notNull, columns: columns)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: Constraint(.foreignKey)
        case .SQLITE_CONSTRAINT_DATATYPE: Constraint(.type)
        default: Constraint(.check, name: rest)
        }
    }
}

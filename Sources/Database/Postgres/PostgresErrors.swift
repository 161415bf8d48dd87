import CLibPQ

extension DatabaseError {
    /// Sorts an error of PostgreSQL by its SQLSTATE; none means that the connection was lost.
    ///
    /// https://www.postgresql.org/docs/current/errcodes-appendix.html
    static func sorted(postgres result: PostgresResult) -> DatabaseError {
        let message = result.field(PGFieldMessage) ?? result.message
        guard let state = result.field(PGFieldSQLState) else { return .goneAway(message) }
        switch state {
        case "23505", "23503", "23502", "23514", "23P01": return .constraint(constraint(state, result))
        case "40001", "40P01", "55P03", "57014", "53200", "53300", "53400": return .busy(message)
        case "57P01", "57P02", "57P03", "57P05", "25P03": return .goneAway(message)
        case "53100", "58030": return .diskFull(message)
        case "22001", "22003", "22007", "22008", "22021", "22023", "22P02", "22P05", "54000":
            return .invalidValue(message)
        case "3D000", "42501": return .refused(message)
        case _ where state.hasPrefix("28"): return .refused(message)
        case _ where state.hasPrefix("08"): return .goneAway(message)
        default: return .mistake("\(message) (SQLSTATE \(state))")
        }
    }

    private static func constraint(_ state: String, _ result: PostgresResult) -> Constraint {
        let name = result.field(PGFieldConstraint)
        return switch state {
        case "23503": Constraint(.foreignKey, name: name)
        case "23502": Constraint(.notNull, name: name, columns: result.field(PGFieldColumn).map { [$0] } ?? [])
        case "23514": Constraint(.check, name: name)
        default: Constraint(.unique, name: name, columns: columns(inDetail: result.field(PGFieldDetail) ?? ""))
        }
    }

    /// The columns of `Key (kind, unique_key)=(…) already exists.`, whose words change with the server's language.
    private static func columns(inDetail detail: String) -> [String] {
        guard let match = detail.firstMatch(of: /\(([^()]*)\)=\(/) else { return [] }
        return match.1.split(separator: ", ").map(String.init)
    }
}

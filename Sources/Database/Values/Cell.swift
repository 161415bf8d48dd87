/// One value as it comes out of a row: SQLite's five storage classes, to which PostgreSQL's types are reduced.
///
/// A boolean is 0 or 1, a time is microseconds since 1970, JSON and UUIDs are text, a `numeric` without a fraction that
/// fits is an integer and any other a double.
public enum Cell: Sendable, Hashable {
    case null
    case integer(Int64)
    case double(Double)
    case text(String)
    case bytes([UInt8])

    /// What an error says is in the cell; never the value itself, which may be somebody's secret.
    @usableFromInline
    var kind: String {
        switch self {
        case .null: "NULL"
        case .integer: "an integer"
        case .double: "a double"
        case .text: "text"
        case .bytes: "bytes"
        }
    }
}

/// A rule of the schema that a statement broke.
public struct Constraint: Sendable, Hashable {
    public enum Kind: String, Sendable {
        case unique, foreignKey = "foreign key", check, notNull = "not null", type
    }

    public var kind: Kind
    /// As the schema names it; SQLite tells only that of a CHECK.
    public var name: String?
    /// Of a unique key or a NOT NULL; empty when the engine does not say.
    public var columns: [String]

    public init(_ kind: Kind, name: String? = nil, columns: [String] = []) {
        self.kind = kind
        self.name = name
        self.columns = columns
    }
}

extension Constraint: CustomStringConvertible {
    public var description: String {
        let columns = columns.isEmpty ? "" : " on " + columns.joined(separator: ", ")
        return "\(kind.rawValue)\(columns)" + (name.map { " (\($0))" } ?? "")
    }
}

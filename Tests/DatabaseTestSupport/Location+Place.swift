public import Database

/// A location as text, which is all that can be handed to another process.
extension Database.Location {
    /// The file's path, or what libpq takes.
    public var place: String {
        switch self {
        case .sqlite(let settings): settings.path
        case .postgres(let settings): settings.connection
        }
    }

    /// - Parameter engine: `sqlite` or `postgres`.
    public init(_ engine: String, _ place: String) {
        self =
            engine == "sqlite" ? .sqlite(SQLiteSettings(path: place)) : .postgres(PostgresSettings(connection: place))
    }
}

/// Which PostgreSQL server, and how it is used.
public struct PostgresSettings: Sendable {
    /// What libpq takes: `postgres://user@host/name?sslmode=verify-full` or `host=… dbname=…`. The environment's `PGHOST`,
    /// `PGPASSWORD` and so on, and `~/.pgpass`, fill in what is not said.
    ///
    /// https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING
    public var connection: String
    /// How many transactions may run at once; further ones wait in line.
    public var maxConnections = 10
    /// How long one statement may run; 0 for as long as it takes.
    public var statementTimeout = Duration.seconds(30)
    /// How long a call waits for a server that is gone or starting, before it fails.
    public var patience = Duration.seconds(10)

    public init(connection: String) {
        self.connection = connection
    }
}

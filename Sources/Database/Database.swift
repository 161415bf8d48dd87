/// One small interface to SQL, the same on SQLite and PostgreSQL.
///
///     let database = try await Database.open(.sqlite(SQLiteSettings(path: "scoutly.sqlite")))
///     let ready = try await database.read { tx in
///         try tx.value("SELECT count(*) FROM job WHERE state = \(JobState.ready)", as: Int.self)
///     }
///
/// Closures are synchronous and run on a connection of their own, off Swift's cooperative threads, so a transaction
/// cannot wait for the network. They may run more than once and should do nothing that outlives a rollback.
public struct Database: Sendable {
    public enum Location: Sendable {
        case sqlite(SQLiteSettings)
        case postgres(PostgresSettings)
    }

    public var engine: Engine { driver.engine }

    let driver: any Driver

    /// Opens the file, or a first connection to the server, so that wrong settings fail here.
    public static func open(_ location: Location) async throws -> Database {
        switch location {
        case .sqlite(let settings): Database(driver: try SQLiteDriver(settings))
        case .postgres(let settings): Database(driver: try await PostgresDriver(settings))
        }
    }

    /// Runs queries that see one state of the database and cannot change it.
    ///
    /// Throws what the closure throws, `DatabaseError`, or `CancellationError`.
    @discardableResult
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await driver.read(body)
    }

    /// Runs a transaction, and comes back when it is on the disk. When the closure throws, nothing was written.
    ///
    /// Throws what the closure throws, `DatabaseError`, or `CancellationError`.
    @discardableResult
    public func write<Value: Sendable>(
        isolation: Isolation = .readCommitted, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await driver.write(isolation, body)
    }

    /// Tells those that listen to the channel now; `Transaction.notify` does so together with what it wrote.
    public func notify(_ channel: String, _ payload: String = "") async throws {
        try await write { try $0.notify(channel, payload) }
    }

    /// Listens to channels; what is sent after this came back arrives, or a `.gap` in its place.
    ///
    /// On SQLite, those of other processes arrive as a `.gap`.
    public func listen(to channels: String...) async throws -> Notifications {
        try await driver.listen(to: Set(channels))
    }

    /// Lets what runs come to its end and closes the connections; further calls fail, but for this one.
    public func close() async {
        await driver.close()
    }
}

import GRDB

/// Runs transactions on a SQLite file: one writer, several readers, a write-ahead log.
struct SQLiteDriver: Driver {
    let engine = Engine.sqlite

    private let pool: DatabasePool
    let writes: GroupCommit
    private let hub = NotificationHub()

    init(_ settings: SQLiteSettings) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(settings.busyTimeout / .seconds(1))
        configuration.maximumReaderCount = settings.readers
        configuration.prepareDatabase { connection in
            try connection.execute(sql: "PRAGMA synchronous = \(settings.synchronous.rawValue)")
        }
        do {
            pool = try DatabasePool(path: settings.path, configuration: configuration)
        } catch {
            throw DatabaseError.sorted(sqlite: error)
        }
        writes = GroupCommit(pool: pool, limit: settings.writesPerCommit, hub: hub)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { connection in
                let transaction = Transaction(SQLiteSession(connection), isReadOnly: true)
                let value = try body(transaction)
                try transaction.check()
                return value
            }
        } catch {
            let sorted = DatabaseError.sorted(sqlite: error)
            // It is this program that may not write in a read.
            if case DatabaseError.refused(let reason) = sorted { throw DatabaseError.mistake(reason) }
            throw sorted
        }
    }

    func write<Value: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await writes.write(body)
    }

    func listen(to channels: Set<String>) -> Notifications {
        Notifications(subscription: hub.subscribe(to: channels))
    }

    func close() async {
        hub.close()
        await writes.close()
        try? pool.close()
    }
}

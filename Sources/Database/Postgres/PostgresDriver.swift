/// Runs transactions on a PostgreSQL server, each on a connection of the pool.
struct PostgresDriver: Driver {
    let engine = Engine.postgres

    private static let mostAttempts = 10

    private let settings: PostgresSettings
    let pool: ConnectionPool
    private let listener: PostgresListener

    init(_ settings: PostgresSettings) async throws {
        self.settings = settings
        pool = ConnectionPool(settings)
        listener = PostgresListener(settings)
        pool.giveBack(try await pool.lend())
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await transact(.read, body)
    }

    func write<Value: Sendable>(
        _ isolation: Isolation, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        guard isolation == .serializable else { return try await transact(.write, body) }
        for _ in 1..<Self.mostAttempts {
            do {
                return try await transact(.serializable, body)
            } catch DatabaseError.busy {}
        }
        return try await transact(.serializable, body)
    }

    func listen(to channels: Set<String>) async throws -> Notifications {
        try await listener.listen(to: channels)
    }

    func close() async {
        await listener.close()
        await pool.close()
    }

    /// A connection that died while it lay idle is replaced without anybody noticing.
    private func transact<Value: Sendable>(
        _ kind: PostgresTransaction, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        for _ in 0...settings.maxConnections {
            let connection = try await pool.lend()
            defer { pool.giveBack(connection) }
            do {
                try Task.checkCancellation()
                return try await connection.transact(kind, body)
            } catch is StaleConnection {
                continue
            } catch DatabaseError.busy where Task.isCancelled {
                throw CancellationError()
            }
        }
        throw DatabaseError.goneAway("every connection was lost before it could be used")
    }
}

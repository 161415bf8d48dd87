import GRDB
import Synchronization

/// Runs transactions on a SQLite file: one writer, several readers, a write-ahead log.
struct SQLiteDriver: Driver {
    let engine = Engine.sqlite

    private let pool: DatabasePool
    let writes: GroupCommit
    private let hub = NotificationHub()
    private let bell: ProcessBell
    private let others = OthersCommits()

    /// Of each connection, at most: with SQLite's own 2,000 a batch of many rows, and what it sorts, goes to the disk and
    /// back.
    private static let cacheKilobytes = 16_000

    init(_ settings: SQLiteSettings) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(settings.busyTimeout / .seconds(1))
        configuration.maximumReaderCount = settings.readers
        configuration.prepareDatabase { connection in
            try connection.execute(sql: "PRAGMA synchronous = \(settings.synchronous.rawValue)")
            try connection.execute(sql: "PRAGMA cache_size = -\(Self.cacheKilobytes)")
        }
        do {
            pool = try DatabasePool(path: settings.path, configuration: configuration)
        } catch {
            throw DatabaseError.sorted(sqlite: error)
        }
        bell = ProcessBell(beside: settings.path)
        writes = GroupCommit(pool: pool, limit: settings.writesPerCommit, hub: hub, bell: bell)
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

    /// What other processes have written arrives as a gap: that they did is known, and not of what they tell.
    func listen(to channels: Set<String>) async throws -> Notifications {
        let look: @Sendable (GRDB.Database) throws -> Void = { [hub, others] connection in
            if try others.haveHappened(on: connection) { hub.postGap() }
        }
        do {
            // What they did before is no news to somebody who begins to listen now.
            try await pool.writeWithoutTransaction(look)
        } catch {
            throw DatabaseError.sorted(sqlite: error)
        }
        bell.watch { [pool] in pool.asyncWriteWithoutTransaction { try? look($0) } }
        return Notifications(subscription: hub.subscribe(to: channels))
    }

    func close() async {
        hub.close()
        bell.close()
        await writes.close()
        try? pool.close()
    }
}

/// Tells whether other processes have committed since it was asked last. It asks the one connection that writes here, of
/// which SQLite says so: https://www.sqlite.org/pragma.html#pragma_data_version
private final class OthersCommits: Sendable {
    private let version = Mutex(0)

    func haveHappened(on connection: GRDB.Database) throws -> Bool {
        let now = try Int.fetchOne(connection, sql: "PRAGMA data_version") ?? 0
        return version.withLock { version in
            defer { version = now }
            return version != now
        }
    }
}

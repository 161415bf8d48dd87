import CLibPQ
import Dispatch
import Foundation
import Synchronization

/// One connection and the thread on which its calls block.
///
/// A transaction's closure is synchronous, so it needs a thread that may wait, whatever libpq does; with a serial queue
/// for each connection there are never more such threads than connections, and none of Swift's own among them.
///
/// `@unchecked Sendable`: the session is touched on `queue` only; libpq allows the cancel handle everywhere.
final class PostgresConnection: @unchecked Sendable {
    private let queue = DispatchQueue(label: "scoutly.postgres")
    private let cancelHandle: OpaquePointer?
    private let session: PostgresSession
    private let isSpent = Mutex(false)

    /// Connects; blocks, so it belongs on a queue.
    private init(_ settings: PostgresSettings) throws {
        let handle = try PostgresHandle.connect(settings)
        cancelHandle = PQgetCancel(handle.pointer)
        session = PostgresSession(handle)
    }

    deinit {
        PQfreeCancel(cancelHandle)
    }

    static func open(_ settings: PostgresSettings) async throws -> PostgresConnection {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "scoutly.postgres.connect").async {
                continuation.resume(with: Result { try PostgresConnection(settings) })
            }
        }
    }

    /// Whether another transaction may use it.
    func isReusable() -> Bool { !isSpent.withLock { $0 } }

    /// Runs a transaction on the connection's own thread. When the task is cancelled the server is told to stop, and the
    /// connection is not used again, because that may reach it a moment late.
    func transact<Value: Sendable>(
        _ kind: PostgresTransaction, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue.async { continuation.resume(with: Result { try self.transactNow(kind, body) }) }
            }
        } onCancel: {
            isSpent.withLock { $0 = true }
            DispatchQueue.global().async {
                var message = [CChar](repeating: 0, count: 256)
                PQcancel(self.cancelHandle, &message, Int32(message.count))
            }
        }
    }

    private func transactNow<Value>(
        _ kind: PostgresTransaction, _ body: (Transaction) throws -> Value
    ) throws -> Value {
        defer { if !session.isIdle { isSpent.withLock { $0 = true } } }
        do {
            try session.begin(kind.rawValue)
        } catch DatabaseError.goneAway {
            throw StaleConnection()
        }
        do {
            let transaction = Transaction(session, isReadOnly: kind == .read)
            let value = try body(transaction)
            try transaction.check()
            try session.send(transaction.notifications)
            try session.commit()
            return value
        } catch {
            session.rollBack()
            throw error
        }
    }
}

/// How a transaction begins.
enum PostgresTransaction: String {
    /// All statements see the same state, as they do on SQLite.
    case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    case write = "BEGIN"
    case serializable = "BEGIN ISOLATION LEVEL SERIALIZABLE"
}

/// The connection was lost while it lay idle: nothing has been done, another one will do.
struct StaleConnection: Error {}

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
        _ begin: String, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue.async { continuation.resume(with: Result { try self.transactNow(begin, body) }) }
            }
        } onCancel: {
            isSpent.withLock { $0 = true }
            DispatchQueue.global().async {
                var message = [CChar](repeating: 0, count: 256)
                PQcancel(self.cancelHandle, &message, Int32(message.count))
            }
        }
    }

    private func transactNow<Value>(_ begin: String, _ body: (Transaction) throws -> Value) throws -> Value {
        defer { if !session.isIdle { isSpent.withLock { $0 = true } } }
        do {
            try session.begin(begin)
        } catch DatabaseError.goneAway {
            throw StaleConnection()
        }
        do {
            let transaction = Transaction(session)
            let value = try body(transaction)
            try transaction.check()
            try session.commit()
            return value
        } catch {
            session.rollBack()
            throw error
        }
    }
}

/// The connection was lost while it lay idle: nothing has been done, another one will do.
struct StaleConnection: Error {}

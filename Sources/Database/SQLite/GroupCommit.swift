import GRDB
import Synchronization

/// Puts writes that wait at the same time into one transaction, a savepoint each, so that they share one commit.
final class GroupCommit: Sendable {
    /// One caller's write: what it does, and how its caller hears of the end once it is known.
    private struct Write: Sendable {
        let id: UInt64
        /// Keeps its value for `settle`, and gives the notifications to post.
        let perform: @Sendable (SQLiteSession) throws -> [(channel: String, payload: String)]
        let settle: @Sendable ((any Error)?) -> Void
    }

    private struct State {
        var waiting: [Write] = []
        var lastID: UInt64 = 0
        var isDraining = false
        var isClosed = false
    }

    private final class Kept<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    private let pool: DatabasePool
    private let limit: Int
    private let hub: NotificationHub
    private let bell: ProcessBell
    private let state = Mutex(State())

    init(pool: DatabasePool, limit: Int, hub: NotificationHub, bell: ProcessBell) {
        self.pool = pool
        self.limit = limit
        self.hub = hub
        self.bell = bell
    }

    /// How many wait for the writer.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// Comes back after the commit. A caller that is cancelled while it waits steps out; one that runs is not stopped,
    /// because SQLite would take its neighbours' writes back with it.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Value, any Error>) in
                let kept = Kept<Value>()
                let write = Write(id: id) { session in
                    let transaction = Transaction(session)
                    let value = try body(transaction)
                    try transaction.check()
                    try session.checkForeignKeys()
                    kept.value.withLock { $0 = value }
                    return transaction.notifications
                } settle: { error in
                    switch (error, kept.value.withLock { $0 }) {
                    case (nil, let value?): caller.resume(returning: value)
                    case (let error, _): caller.resume(throwing: error ?? CancellationError())
                    }
                }
                enqueue(write)
            }
        } onCancel: {
            step(out: id)
        }
    }

    /// Refuses new writes, and comes back when those that wait have ended.
    func close() async {
        state.withLock { $0.isClosed = true }
        while state.withLock({ $0.isDraining }) {
            await withCheckedContinuation { continuation in
                pool.asyncWriteWithoutTransaction { _ in continuation.resume() }
            }
        }
    }

    private func enqueue(_ write: Write) {
        let (refusal, isFirst): ((any Error)?, Bool) = state.withLock { state in
            if Task.isCancelled { return (CancellationError(), false) }
            if state.isClosed { return (DatabaseError.goneAway("it was closed"), false) }
            state.waiting.append(write)
            defer { state.isDraining = true }
            return (nil, !state.isDraining)
        }
        if let refusal { write.settle(refusal) }
        if isFirst { drain() }
    }

    private func step(out id: UInt64) {
        let write: Write? = state.withLock { state in
            state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
        }
        write?.settle(CancellationError())
    }

    private func drain() {
        pool.asyncWriteWithoutTransaction { connection in
            let group = self.state.withLock { state in
                let group = Array(state.waiting.prefix(self.limit))
                state.waiting.removeFirst(group.count)
                return group
            }
            if !group.isEmpty { self.run(group, on: connection) }
            let isMore = self.state.withLock { state in
                state.isDraining = !state.waiting.isEmpty
                return state.isDraining
            }
            if isMore { self.drain() }
        }
    }

    /// Runs the group until its end, or until SQLite took everything back (the disk is full, say): then those that have
    /// run share the error, and the others go first in the next group.
    private func run(_ group: [Write], on connection: GRDB.Database) {
        var errors: [(any Error)?] = []
        var notifications: [(channel: String, payload: String)] = []
        do {
            try connection.beginTransaction(.immediate)
            for write in group {
                do {
                    notifications += try inSavepoint(isNeeded: group.count > 1, connection) {
                        try write.perform(SQLiteSession(connection))
                    }
                    errors.append(nil)
                } catch {
                    errors.append(error)
                    if !connection.isInsideTransaction { throw error }
                }
            }
            // A write that stood alone has no savepoint: what failed in it goes back with everything.
            if group.count == 1, errors[0] != nil { try connection.rollback() } else { try connection.commit() }
        } catch {
            if connection.isInsideTransaction { try? connection.rollback() }
            let error = Self.neighboursError(error)
            let hasRun = errors.isEmpty ? group.count : errors.count
            state.withLock { $0.waiting.insert(contentsOf: group[hasRun...], at: 0) }
            for (position, write) in group[..<hasRun].enumerated() {
                let own = position < errors.count ? errors[position] : nil
                write.settle(own ?? error)
            }
            return
        }
        for (channel, payload) in notifications { hub.post(channel: channel, payload: payload) }
        if !notifications.isEmpty { bell.ring() }
        for (write, error) in zip(group, errors) { write.settle(error) }
    }

    /// What those hear whose own writes were good.
    private static func neighboursError(_ error: any Error) -> DatabaseError {
        let sorted = DatabaseError.sorted(sqlite: error) as? DatabaseError
        if let sorted, sorted.isTransient { return sorted }
        return .busy("another write took the shared transaction back")
    }

    private func inSavepoint<Value>(
        isNeeded: Bool, _ connection: GRDB.Database, _ body: () throws -> Value
    ) throws -> Value {
        guard isNeeded else { return try body() }
        try connection.execute(sql: "SAVEPOINT caller")
        do {
            let value = try body()
            try connection.execute(sql: "RELEASE SAVEPOINT caller")
            return value
        } catch {
            if connection.isInsideTransaction {
                try connection.execute(sql: "ROLLBACK TO SAVEPOINT caller; RELEASE SAVEPOINT caller")
            }
            throw error
        }
    }
}

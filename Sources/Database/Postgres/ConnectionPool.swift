import Synchronization

/// Lends connections, so many at once and no more; who comes later waits in line, and may step out.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [PostgresConnection] = []
        /// Those that are lent, lie idle or are being opened.
        var count = 0
        var line: [(id: UInt64, turn: CheckedContinuation<Turn, any Error>)] = []
        var lastID: UInt64 = 0
        /// A connection was opened once, so the settings are right.
        var isProven = false
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    /// What somebody gets: a connection, or the permission to open one.
    private enum Turn {
        case connection(PostgresConnection)
        case open
    }

    private let settings: PostgresSettings
    private let state = Mutex(State())

    init(_ settings: PostgresSettings) {
        precondition(settings.maxConnections > 0, "a pool needs room for a connection")
        self.settings = settings
    }

    /// How many stand in line.
    var waiting: Int { state.withLock { $0.line.count } }

    /// A connection; `giveBack` must follow. One that lies idle may be dead, which its user finds out.
    func lend() async throws -> PostgresConnection {
        switch try await takeTurn() {
        case .connection(let connection): return connection
        case .open:
            do {
                let connection = try await Reconnecting(patience: settings.patience).run(open)
                state.withLock { $0.isProven = true }
                return connection
            } catch {
                leave()
                throw error
            }
        }
    }

    /// With settings that have been right before, a server that refuses us is in trouble, not we in error.
    private func open() async throws -> PostgresConnection {
        do {
            return try await PostgresConnection.open(settings)
        } catch DatabaseError.mistake(let reason) where state.withLock(\.isProven) {
            throw DatabaseError.goneAway(reason)
        }
    }

    func giveBack(_ connection: PostgresConnection) {
        guard connection.isReusable() else { return leave() }
        let (next, isKept): (CheckedContinuation<Turn, any Error>?, Bool) = state.withLock { state in
            if !state.line.isEmpty { return (state.line.removeFirst().turn, true) }
            if !state.isClosed { state.idle.append(connection) }
            return (nil, !state.isClosed)
        }
        next?.resume(returning: .connection(connection))
        if !isKept { leave() }
    }

    /// Fails those who wait, closes what is idle, and comes back when all that was lent is back.
    func close() async {
        let line = state.withLock { state in
            state.isClosed = true
            state.count -= state.idle.count
            state.idle = []
            defer { state.line = [] }
            return state.line
        }
        for waiting in line { waiting.turn.resume(throwing: DatabaseError.goneAway("it was closed")) }
        await withCheckedContinuation { closer in
            let isEmpty = state.withLock { state in
                if state.count > 0 { state.closers.append(closer) }
                return state.count == 0
            }
            if isEmpty { closer.resume() }
        }
    }

    private func takeTurn() async throws -> Turn {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { turn in
                let result: Result<Turn, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.isClosed { return .failure(DatabaseError.goneAway("it was closed")) }
                    if let connection = state.idle.popLast() { return .success(.connection(connection)) }
                    if state.count < settings.maxConnections {
                        state.count += 1
                        return .success(.open)
                    }
                    state.line.append((id, turn))
                    return nil
                }
                if let result { turn.resume(with: result) }
            }
        } onCancel: {
            let turn: CheckedContinuation<Turn, any Error>? = state.withLock { state in
                state.line.firstIndex { $0.id == id }.map { state.line.remove(at: $0).turn }
            }
            turn?.resume(throwing: CancellationError())
        }
    }

    /// Gives up a place: to the next in line, who may open a connection, if there is one.
    private func leave() {
        let (next, closers): (CheckedContinuation<Turn, any Error>?, [CheckedContinuation<Void, Never>]) =
            state.withLock { state in
                if !state.line.isEmpty { return (state.line.removeFirst().turn, []) }
                state.count -= 1
                guard state.count == 0 else { return (nil, []) }
                defer { state.closers = [] }
                return (nil, state.closers)
            }
        next?.resume(returning: .open)
        for closer in closers { closer.resume() }
    }
}

import CLibPQ
import Foundation
import Synchronization

/// Listens on a connection of its own, on a thread of its own, for as long as the database is open; after the connection
/// was lost it connects anew and tells everybody that something may have been missed.
final class PostgresListener: Sendable {
    private struct State {
        var isRunning = false
        var isClosed = false
        /// Callers of `listen` who wait until the server knows.
        var asking: [CheckedContinuation<Void, any Error>] = []
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private static let longestPause = Duration.seconds(5)

    private let settings: PostgresSettings
    private let hub = NotificationHub()
    private let bell = Bell()
    private let state = Mutex(State())

    init(_ settings: PostgresSettings) {
        self.settings = settings
    }

    /// Comes back when the server has heard of the channels.
    func listen(to channels: Set<String>) async throws -> Notifications {
        let subscription = hub.subscribe(to: channels)
        try await withCheckedThrowingContinuation { (asker: CheckedContinuation<Void, any Error>) in
            let (isClosed, isFirst) = state.withLock { state in
                if state.isClosed { return (true, false) }
                state.asking.append(asker)
                defer { state.isRunning = true }
                return (false, !state.isRunning)
            }
            if isClosed { return asker.resume(throwing: DatabaseError.goneAway("it was closed")) }
            if isFirst { Thread.detachNewThread { self.run() } }
            bell.ring()
        }
        return Notifications(subscription: subscription)
    }

    func close() async {
        hub.close()
        await withCheckedContinuation { closer in
            let isRunning = state.withLock { state in
                state.isClosed = true
                if state.isRunning { state.closers.append(closer) }
                return state.isRunning
            }
            if isRunning { bell.ring() } else { closer.resume() }
        }
    }

    private var isClosed: Bool { state.withLock { $0.isClosed } }

    private func run() {
        var pause = Duration.milliseconds(20)
        var wasConnected = false
        while !isClosed {
            do {
                let handle = try PostgresHandle.connect(settings)
                pause = .milliseconds(20)
                let isAgain = wasConnected
                wasConnected = true
                try hear(handle, isAgain: isAgain)
            } catch {
                answerAskers(.failure(error))
                bell.wait(atMost: pause)
                pause = min(pause * 2, Self.longestPause)
            }
        }
        answerAskers(.failure(DatabaseError.goneAway("it was closed")))
        let closers = state.withLock { state in
            state.isRunning = false
            return state.closers
        }
        closers.forEach { $0.resume() }
    }

    /// Throws when the connection is lost, and returns when the database is closed.
    private func hear(_ handle: PostgresHandle, isAgain: Bool) throws {
        var known: Set<String> = []
        // Not before the server listens again, else what comes between would be missed without a word.
        var owesGap = isAgain
        while !isClosed {
            let askers = state.withLock { state in
                defer { state.asking = [] }
                return state.asking
            }
            do {
                let wanted = hub.channels
                for channel in wanted.subtracting(known) { try handle.execute("LISTEN \(Self.quoted(channel))") }
                for channel in known.subtracting(wanted) { try handle.execute("UNLISTEN \(Self.quoted(channel))") }
                known = wanted
            } catch {
                askers.forEach { $0.resume(throwing: error) }
                throw error
            }
            askers.forEach { $0.resume() }
            if owesGap { hub.postGap() }
            owesGap = false
            deliver(handle)
            bell.wait(for: PQsocket(handle.pointer))
            guard PQconsumeInput(handle.pointer) == 1 else {
                throw DatabaseError.goneAway(String(cString: PQerrorMessage(handle.pointer)))
            }
            deliver(handle)
        }
    }

    private func deliver(_ handle: PostgresHandle) {
        while let notification = PQnotifies(handle.pointer) {
            hub.post(
                channel: String(cString: notification.pointee.relname),
                payload: String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
    }

    private func answerAskers(_ result: Result<Void, any Error>) {
        let askers = state.withLock { state in
            defer { state.asking = [] }
            return state.asking
        }
        askers.forEach { $0.resume(with: result) }
    }

    private static func quoted(_ channel: String) -> String {
        "\"" + channel.replacing("\"", with: "\"\"") + "\""
    }
}

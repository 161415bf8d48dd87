import Synchronization

/// Keeps notifications for one slow reader: a repeated one once, and no more than so many, in whose place a gap stands.
final class Mailbox: Sendable {
    private enum Reader {
        case none
        case waiting(CheckedContinuation<Notification?, Never>)
    }

    private struct State {
        var kept: [Notification] = []
        var reader = Reader.none
        var isClosed = false
    }

    private static let limit = 1_000
    private let state = Mutex(State())

    func put(_ notification: Notification) {
        let reader: CheckedContinuation<Notification?, Never>? = state.withLock { state in
            if state.isClosed { return nil }
            if case .waiting(let reader) = state.reader {
                state.reader = .none
                return reader
            }
            if state.kept.contains(notification) { return nil }
            if state.kept.count < Self.limit { state.kept.append(notification) } else { state.kept = [.gap] }
            return nil
        }
        reader?.resume(returning: notification)
    }

    /// The next notification; nil once it is closed and empty, or the task is cancelled.
    func take() async -> Notification? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (isKnown, next): (Bool, Notification?) = state.withLock { state in
                    if !state.kept.isEmpty { return (true, state.kept.removeFirst()) }
                    if state.isClosed || Task.isCancelled { return (true, nil) }
                    state.reader = .waiting(continuation)
                    return (false, nil)
                }
                if isKnown { continuation.resume(returning: next) }
            }
        } onCancel: {
            leave()
        }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        leave()
    }

    private func leave() {
        let reader: CheckedContinuation<Notification?, Never>? = state.withLock { state in
            guard case .waiting(let reader) = state.reader else { return nil }
            state.reader = .none
            return reader
        }
        reader?.resume(returning: nil)
    }
}

internal import Synchronization

/// Wakes one task that waits; rung while nobody waits, it is heard by the next wait.
final class Signal: Sendable {
    private struct State {
        var isRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func ring() {
        let waiter = state.withLock { state in
            state.isRung = state.waiter == nil
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Comes back when it is rung, the time is over, or the task is cancelled.
    func wait(atMost limit: Duration? = nil) async {
        if state.withLock({ state in
            defer { state.isRung = false }
            return state.isRung
        }) {
            return
        }
        let timer = limit.map { limit in
            Task {
                try await Task.sleep(for: limit)
                ring()
            }
        }
        defer { timer?.cancel() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isRung = state.withLock { state in
                    if state.isRung || Task.isCancelled {
                        state.isRung = false
                        return true
                    }
                    precondition(state.waiter == nil, "two tasks wait for one signal")
                    state.waiter = continuation
                    return false
                }
                if isRung { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
    }
}

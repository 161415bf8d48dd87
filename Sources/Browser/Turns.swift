import Synchronization

/// Lets a number of callers through at once; the others wait in line, and cancelled ones step out of it.
final class Turns: Sendable {
    private struct State {
        var free: Int
        var lastVisitor = 0
        var line: [(visitor: Int, turn: CheckedContinuation<Void, any Error>)] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        precondition(count > 0)
        state = Mutex(State(free: count))
    }

    func taking<Result>(
        isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> sending Result
    ) async throws -> sending Result {
        try await enter()
        defer { leave() }
        return try await work()
    }

    private func enter() async throws {
        let visitor = state.withLock { state in
            state.lastVisitor += 1
            return state.lastVisitor
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (turn: CheckedContinuation<Void, any Error>) in
                state.withLock { state in
                    if Task.isCancelled { return turn.resume(throwing: CancellationError()) }
                    guard state.free == 0 else {
                        state.free -= 1
                        return turn.resume()
                    }
                    state.line.append((visitor, turn))
                }
            }
        } onCancel: {
            state.withLock { state in
                guard let index = state.line.firstIndex(where: { $0.visitor == visitor }) else { return }
                state.line.remove(at: index).turn.resume(throwing: CancellationError())
            }
        }
    }

    private func leave() {
        state.withLock { state in
            if state.line.isEmpty { state.free += 1 } else { state.line.removeFirst().turn.resume() }
        }
    }
}

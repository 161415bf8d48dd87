import Synchronization

/// Lets callers through one at a time per host, each after the host's rest; cancelled ones step out of the line.
final class HostQueue: Sendable {
    /// The host wants to be left alone for longer than the caller is willing to wait.
    struct TooLong: Error {
        var wait: Duration
    }

    private struct Line {
        var schedule = HostSchedule()
        var waiting: [HostSchedule.Visitor: CheckedContinuation<Void, any Error>] = [:]
    }

    private struct State {
        var lines: [String: Line] = [:]
        var lastVisitor: HostSchedule.Visitor = 0
    }

    /// Beyond this many hosts, those at rest are forgotten.
    private static let maxIdleHosts = 1_000

    private let state = Mutex(State())
    private let clock: FetchClock
    private let onWait: @Sendable (_ host: String, _ wait: Duration, _ asked: Bool) -> Void

    init(
        clock: FetchClock,
        onWait: @escaping @Sendable (_ host: String, _ wait: Duration, _ asked: Bool) -> Void = { _, _, _ in }
    ) {
        self.clock = clock
        self.onWait = onWait
    }

    /// Comes back when it is the caller's turn and the host has rested; `leave` must follow.
    ///
    /// Throws `TooLong` or `CancellationError`, and then nothing is left to do.
    func enter(_ host: String, waitingAtMost limit: Duration) async throws -> HostSchedule.Visitor {
        let visitor = state.withLock { state in
            state.lastVisitor += 1
            return state.lastVisitor
        }
        try await standInLine(visitor, at: host)
        do {
            let now = clock.elapsed()
            let (wait, isAsked) = state.withLock {
                let schedule = $0.lines[host, default: Line()].schedule
                return (schedule.wait(at: now), schedule.isWaitAsked)
            }
            if wait > limit { throw TooLong(wait: wait) }
            if wait > .zero {
                onWait(host, wait, isAsked)
                try await clock.sleep(wait)
            }
            try Task.checkCancellation()
            return visitor
        } catch {
            stepOut(visitor, at: host)
            throw error
        }
    }

    /// Ends the caller's turn and leaves the host alone for `rest`.
    func leave(_ visitor: HostSchedule.Visitor, at host: String, rest: Duration, isAsked: Bool) {
        let now = clock.elapsed()
        state.withLock { $0.lines[host]?.schedule.rest(rest, from: now, isAsked: isAsked) }
        stepOut(visitor, at: host)
    }

    /// How many wait behind the one whose turn it is.
    func standing(at host: String) -> Int { state.withLock { $0.lines[host]?.waiting.count ?? 0 } }

    /// How many hosts are remembered.
    var hosts: Int { state.withLock { $0.lines.count } }

    private func standInLine(_ visitor: HostSchedule.Visitor, at host: String) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (turn: CheckedContinuation<Void, any Error>) in
                state.withLock { state in
                    if Task.isCancelled { return turn.resume(throwing: CancellationError()) }
                    if state.lines[host, default: Line()].schedule.join(visitor) { return turn.resume() }
                    state.lines[host]?.waiting[visitor] = turn
                }
            }
        } onCancel: {
            state.withLock { state in
                guard let turn = state.lines[host]?.waiting.removeValue(forKey: visitor) else { return }
                _ = state.lines[host]?.schedule.leave(visitor)
                turn.resume(throwing: CancellationError())
            }
        }
    }

    private func stepOut(_ visitor: HostSchedule.Visitor, at host: String) {
        let now = clock.elapsed()
        state.withLock { state in
            if let next = state.lines[host]?.schedule.leave(visitor) {
                state.lines[host]?.waiting.removeValue(forKey: next)?.resume()
            }
            if state.lines.count > Self.maxIdleHosts {
                state.lines = state.lines.filter { !$0.value.schedule.isForgettable(at: now) }
            }
        }
    }
}

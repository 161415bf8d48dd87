import Fetch
import Foundation
import Synchronization

/// What a visit has seen so far, shared by those who load the page and the one who watches it.
final class VisitLog: Sendable {
    private struct State {
        var underWay = 0
        var requests = 0
        var bytes = 0
        var wasDenied = false
        var lastNews: ContinuousClock.Instant
        var failure: (any Error)?
    }

    private let state: Mutex<State>
    private let settings: BrowserSettings

    init(_ settings: BrowserSettings) {
        self.settings = settings
        state = Mutex(State(lastNews: .now))
    }

    /// Requests that are not answered yet.
    var underWay: Int { state.withLock(\.underWay) }
    /// When a request was last made or answered.
    var lastNews: ContinuousClock.Instant { state.withLock(\.lastNews) }
    /// Whether the page went without something that it asked for, because the visit's budget was spent.
    var wasDenied: Bool { state.withLock(\.wasDenied) }

    /// Why the page itself could not be loaded, if it could not.
    func check() throws {
        if let failure = state.withLock(\.failure) { throw failure }
    }

    func fail(_ error: any Error) {
        state.withLock { $0.failure = $0.failure ?? error }
    }

    /// Counts a request in; false when the visit may make no more.
    func begin() -> Bool {
        state.withLock { state in
            guard state.requests < settings.maxRequests, state.bytes < settings.maxBytes else {
                state.wasDenied = true
                return false
            }
            state.requests += 1
            state.underWay += 1
            state.lastNews = .now
            return true
        }
    }

    /// Every `begin` that was true is followed by one `end`.
    func end(bytes: Int) {
        state.withLock { state in
            state.underWay -= 1
            state.bytes += bytes
            state.lastNews = .now
        }
    }
}

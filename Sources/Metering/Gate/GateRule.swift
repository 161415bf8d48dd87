public import Domain
import Foundation

/// Says when a gate is closed for all and when it opens again: a circuit breaker that lets one call through to try.
public struct GateRule: Sendable, Hashable {
    /// After a 429 that names no pause.
    public var afterLimit = HostBreaker(failures: 1, first: .seconds(15), longest: .seconds(15 * 60))
    /// After failures of the provider, of which some happen without meaning anything.
    public var afterFailures = HostBreaker(failures: 3, first: .seconds(5), longest: .seconds(10 * 60))
    /// The longest pause that a provider is believed to want.
    public var longestPause = Duration.seconds(24 * 60 * 60)

    public init() {}

    /// What a gate remembers of its provider.
    struct State: Sendable, Hashable {
        var failuresInRow = 0
        /// Once that is past, one call at a time tries whether the provider has recovered.
        var closedUntil: Date?
    }

    /// What calls that were made before the gate was closed still bring is no news: of eight calls that fail together, the
    /// pause does not grow eight times, and one that succeeds late opens nothing.
    func state(
        after ending: CallEnding, reservedAt: Date, _ state: State, nextDay: @autoclosure () -> Date, now: Date
    ) -> State {
        let isStale = state.closedUntil.map { reservedAt < $0 } ?? false
        switch ending {
        case .answered, .refused:
            return isStale ? state : State()
        case .unsent:
            return state
        case .limited(.lasting(let pause)):
            return closed(state, isStale, for: pause, now: now)
        case .limited(.untilNextDay):
            return closed(state, isStale, until: nextDay())
        case .limited(.unknown):
            return isStale ? state : closed(state, isStale, for: afterLimit.pause(afterFailures: next(state)), now: now)
        case .failed(let pause?):
            return closed(state, isStale, for: pause, now: now)
        case .failed(nil), .unanswered:
            let pause = afterFailures.pause(afterFailures: next(state))
            return isStale ? state : closed(state, isStale, for: pause, now: now)
        }
    }

    private func next(_ state: State) -> Int { state.failuresInRow + 1 }

    private func closed(_ state: State, _ isStale: Bool, for pause: Duration?, now: Date) -> State {
        let seconds = pause.map { min(max($0, .zero), longestPause) / .seconds(1) }
        return closed(state, isStale, until: seconds.map { now.addingTimeInterval($0) })
    }

    private func closed(_ state: State, _ isStale: Bool, until time: Date?) -> State {
        State(
            failuresInRow: isStale ? state.failuresInRow : next(state),
            closedUntil: [state.closedUntil, time].compactMap(\.self).max())
    }
}

import Fetch
import Foundation
import Synchronization

/// A clock that moves only when somebody sleeps, and remembers every sleep.
final class ManualClock: Sendable {
    static let start = Date(timeIntervalSince1970: 1_780_000_000)

    private struct State {
        var elapsed: Duration = .zero
        var sleeps: [Duration] = []
    }

    private let state = Mutex(State())

    var sleeps: [Duration] { state.withLock(\.sleeps) }
    var elapsed: Duration { state.withLock(\.elapsed) }

    func advance(_ duration: Duration) {
        state.withLock { $0.elapsed += duration }
    }

    /// `random` is what every draw gives.
    func clock(random: Double = 0.5) -> FetchClock {
        FetchClock(
            now: { Self.start.addingTimeInterval(Double(self.elapsed.components.seconds)) },
            elapsed: { self.elapsed },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLock {
                    $0.elapsed += duration
                    $0.sleeps.append(duration)
                }
            },
            random: { random })
    }
}

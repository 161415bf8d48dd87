public import Foundation

/// The time, a way to wait and chance: the three things a test of a polite client must hold in its own hands.
public struct FetchClock: Sendable {
    /// The wall clock, for HTTP dates and for how old a robots.txt is.
    public var now: @Sendable () -> Date
    /// Time since some fixed moment, never going back, for gaps between requests.
    public var elapsed: @Sendable () -> Duration
    /// Throws `CancellationError` when the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// A number from 0 up to, not including, 1.
    public var random: @Sendable () -> Double

    public init(
        now: @escaping @Sendable () -> Date,
        elapsed: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.elapsed = elapsed
        self.sleep = sleep
        self.random = random
    }

    /// The machine's own.
    public static let system: FetchClock = {
        let start = ContinuousClock.now
        return FetchClock(
            now: { Date() },
            elapsed: { ContinuousClock.now - start },
            sleep: { try await Task.sleep(for: $0) },
            random: { Double.random(in: 0..<1) })
    }()
}

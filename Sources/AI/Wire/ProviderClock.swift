public import Foundation

/// What time it is, for a provider that is told to wait and that measures how long an answer took.
public struct ProviderClock: Sendable {
    public var now: @Sendable () -> Date
    /// Goes on steadily, whatever is done to the time of day.
    public var elapsed: @Sendable () -> Duration

    public init(now: @escaping @Sendable () -> Date, elapsed: @escaping @Sendable () -> Duration) {
        self.now = now
        self.elapsed = elapsed
    }

    public static var system: ProviderClock {
        let start = ContinuousClock.now
        return ProviderClock(now: { Date() }, elapsed: { ContinuousClock.now - start })
    }
}

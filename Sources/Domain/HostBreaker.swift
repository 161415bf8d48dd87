/// Says how long a host is left alone that does not answer: a circuit breaker, over all of its companies.
public struct HostBreaker: Sendable, Hashable {
    /// How many failures in a row, of whatever companies, close it.
    public var failures: Int
    /// How long it is closed then; it doubles with each failure more.
    public var first: Duration
    public var longest: Duration

    public init(failures: Int = 5, first: Duration = .seconds(15 * 60), longest: Duration = .seconds(6 * 60 * 60)) {
        self.failures = failures
        self.first = first
        self.longest = longest
    }

    /// - Parameter failuresInRow: with this one.
    /// - Returns: nil as long as it stays open.
    public func pause(afterFailures failuresInRow: Int) -> Duration? {
        guard failuresInRow >= failures else { return nil }
        var pause = first
        for _ in failures..<min(failuresInRow, failures + 32) where pause < longest { pause *= 2 }
        return min(pause, longest)
    }
}

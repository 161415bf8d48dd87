/// How long a job that failed waits for its next attempt: any time up to a bound that doubles with each, so that jobs
/// which failed together do not come back together ("full jitter").
///
/// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
public struct Backoff: Sendable {
    /// The bound after the first attempt.
    public var first: Duration
    /// The bound that is never passed.
    public var longest: Duration

    public init(first: Duration = .seconds(15), longest: Duration = .seconds(6 * 60 * 60)) {
        precondition(first > .zero, "a wait of nothing cannot be doubled")
        self.first = first
        self.longest = longest
    }

    /// The longest wait after so many attempts, of which there was at least one.
    public func bound(afterAttempt attempt: Int) -> Duration {
        var bound = first
        var attempt = attempt
        while attempt > 1, bound < longest {
            bound *= 2
            attempt -= 1
        }
        return min(bound, longest)
    }

    public func delay(afterAttempt attempt: Int, using random: inout some RandomNumberGenerator) -> Duration {
        bound(afterAttempt: attempt) * Double.random(in: 0...1, using: &random)
    }
}

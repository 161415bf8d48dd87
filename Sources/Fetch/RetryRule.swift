/// How long to wait before asking again after a failure that may pass: exponential, with full jitter.
///
/// "Full jitter" is a random time between nothing and the doubled limit (Marc Brooker, "Exponential Backoff And
/// Jitter", AWS Architecture Blog, 2015), so that many who failed together do not come back together.
struct RetryRule: Sendable, Hashable {
    var maxRetries: Int
    var base: Duration
    var cap: Duration

    /// `attempt` counts from 0; nil when that was the last try. `random` is from 0 up to 1.
    func delay(afterAttempt attempt: Int, random: Double) -> Duration? {
        guard attempt < maxRetries else { return nil }
        let doublings = min(attempt, 30)
        return min(base * (1 << doublings), cap) * random
    }

    /// Statuses after which the same question may be answered later; no other 4xx is.
    static func mayPass(status: Int) -> Bool {
        status == 429 || (500...599).contains(status)
    }
}

/// Decides when a page has come to rest: nothing asked for and nothing changed for a while.
struct Settling {
    /// What is compared: how much there is on the page.
    struct Measure: Decodable, Hashable {
        var elements = 0
        var links = 0
        var height = 0

        /// Growth worth another round: a list that got longer, not a spinner that came or went.
        func hasGrown(since old: Measure) -> Bool { links > old.links || elements > old.elements + 3 }
    }

    let quiet: Duration
    private(set) var measure: Measure?
    private var changedAt: ContinuousClock.Instant

    init(quiet: Duration, from start: ContinuousClock.Instant) {
        self.quiet = quiet
        changedAt = start
    }

    /// - Parameters:
    ///   - measure: nil when the page was too busy to be looked at.
    ///   - underWay: requests that are not answered.
    ///   - lastNews: when one was last made or answered.
    mutating func isSettled(
        _ measure: Measure?, underWay: Int, lastNews: ContinuousClock.Instant, now: ContinuousClock.Instant
    ) -> Bool {
        if measure == nil || measure != self.measure { changedAt = now }
        if let measure { self.measure = measure }
        changedAt = max(changedAt, lastNews)
        return underWay == 0 && now - changedAt >= quiet
    }
}

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
    private var still: Duration = .zero
    private var lastLook: ContinuousClock.Instant

    /// The most that the time between two looks counts: on a busy machine the page stood still because nobody ran it.
    private static let longestGap: Duration = .milliseconds(500)

    init(quiet: Duration, from start: ContinuousClock.Instant) {
        self.quiet = quiet
        lastLook = start
    }

    /// - Parameters:
    ///   - measure: nil when the page was too busy to be looked at.
    ///   - underWay: requests that are not answered.
    ///   - lastNews: when one was last made or answered.
    mutating func isSettled(
        _ measure: Measure?, underWay: Int, lastNews: ContinuousClock.Instant, now: ContinuousClock.Instant
    ) -> Bool {
        let isStill = measure != nil && measure == self.measure && underWay == 0 && lastNews <= lastLook
        still = isStill ? still + min(now - lastLook, Self.longestGap) : .zero
        if let measure { self.measure = measure }
        lastLook = now
        return still >= quiet
    }
}

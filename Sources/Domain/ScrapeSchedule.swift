public import Foundation

/// Says when a company's careers page is looked at again.
public struct ScrapeSchedule: Sendable, Hashable {
    /// The time between two looks, by priority; the next is up to a tenth of it earlier, never later, so that companies
    /// which came together do not stay together.
    public var high: Duration
    public var medium: Duration
    public var low: Duration
    /// After the first failure in a row; it doubles with each.
    public var firstRetry: Duration
    /// What that growth stops at, unless the company's own interval is longer.
    public var longestRetry: Duration
    /// How many failures in a row make a company problematic. It is still tried, and the first answer clears it.
    public var problematicAfter: Int
    /// After an answer that cannot be right: soon enough to find out, unless the company's own interval is shorter.
    public var suspectRetry: Duration

    public init(
        high: Duration = .days(1), medium: Duration = .days(3), low: Duration = .days(7),
        firstRetry: Duration = .seconds(15 * 60), longestRetry: Duration = .days(7), problematicAfter: Int = 5,
        suspectRetry: Duration = .days(1)
    ) {
        precondition(firstRetry > .zero, "a wait of nothing cannot be doubled")
        self.high = high
        self.medium = medium
        self.low = low
        self.firstRetry = firstRetry
        self.longestRetry = longestRetry
        self.problematicAfter = problematicAfter
        self.suspectRetry = suspectRetry
    }

    /// What came of a look at a careers page.
    public enum Result: Sendable, Hashable {
        case answered
        /// It answered with nothing, or with far less than before.
        case suspect
        /// Nobody could reach it, or read it.
        case failed
    }

    /// How a company stands after a look.
    public struct Standing: Sendable, Hashable {
        public var nextScrapeAt: Date
        public var failuresInRow: Int
        public var isProblematic: Bool

        public init(nextScrapeAt: Date, failuresInRow: Int, isProblematic: Bool) {
            self.nextScrapeAt = nextScrapeAt
            self.failuresInRow = failuresInRow
            self.isProblematic = isProblematic
        }
    }

    /// - Parameter priority: nil counts as medium.
    public func interval(_ priority: CompanyPriority?) -> Duration {
        switch priority {
        case .high: high
        case .medium, nil: medium
        case .low: low
        }
    }

    /// The longest wait after so many failures in a row, of which there was at least one.
    public func retryBound(afterFailures failures: Int, priority: CompanyPriority?) -> Duration {
        let longest = max(longestRetry, interval(priority))
        var bound = firstRetry
        var failures = failures
        while failures > 1, bound < longest {
            bound *= 2
            failures -= 1
        }
        return min(bound, longest)
    }

    /// - Parameter failuresInRow: those before this look.
    public func standing(
        after result: Result, failuresInRow: Int, priority: CompanyPriority?, now: Date,
        using random: inout some RandomNumberGenerator
    ) -> Standing {
        switch result {
        case .answered:
            let wait = interval(priority) * Double.random(in: 0.9...1, using: &random)
            return Standing(nextScrapeAt: now + wait, failuresInRow: 0, isProblematic: false)
        case .suspect:
            let wait = min(interval(priority), suspectRetry) * Double.random(in: 0.9...1, using: &random)
            return Standing(nextScrapeAt: now + wait, failuresInRow: 0, isProblematic: false)
        case .failed:
            let failures = failuresInRow + 1
            // Never at once: half of the bound is certain.
            let wait =
                retryBound(afterFailures: failures, priority: priority) * Double.random(in: 0.5...1, using: &random)
            return Standing(
                nextScrapeAt: now + wait, failuresInRow: failures, isProblematic: failures >= problematicAfter)
        }
    }
}

extension Duration {
    public static func days(_ days: Int) -> Duration { .seconds(days * 24 * 60 * 60) }
}

extension Date {
    fileprivate static func + (date: Date, wait: Duration) -> Date { date.addingTimeInterval(wait / .seconds(1)) }
}

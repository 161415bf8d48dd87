public import Database
public import Domain
public import Foundation

extension Companies {
    /// What another installation knew of a company.
    public struct History: Sendable, Hashable {
        /// A look that failed there.
        public struct Failure: Sendable, Hashable {
            public var at: Date
            public var message: String

            public init(at: Date, message: String) {
                self.at = at
                self.message = message
            }
        }

        public var id: CompanyID
        public var lastScrapedAt: Date?
        public var isProblematic: Bool
        public var createdAt: Date?
        public var updatedAt: Date?
        /// Oldest first.
        public var failures: [Failure]

        public init(
            id: CompanyID, lastScrapedAt: Date?, isProblematic: Bool, createdAt: Date?, updatedAt: Date?,
            failures: [Failure]
        ) {
            self.id = id
            self.lastScrapedAt = lastScrapedAt
            self.isProblematic = isProblematic
            self.createdAt = createdAt
            self.updatedAt = updatedAt
            self.failures = failures
        }
    }

    /// Takes over what another installation knew, for companies that were added at this very time: a look there counts, so
    /// that the next is due an interval later.
    public static func adopt(
        _ histories: [History], schedule: ScrapeSchedule = ScrapeSchedule(), in tx: Transaction, now: Date
    ) throws {
        try tx.run(
            batch: histories.map { history in
                // A time in the future would keep the company from being looked at.
                let last = history.lastScrapedAt.map { min($0, now) }
                return """
                    UPDATE company
                    SET last_scraped_at = \(last), is_problematic = \(history.isProblematic),
                        failures_in_row = \(history.isProblematic ? max(schedule.problematicAfter, 1) : 0),
                        created_at = coalesce(\(history.createdAt.map { min($0, now) }), created_at),
                        updated_at = coalesce(\(history.updatedAt.map { min($0, now) }), updated_at),
                        next_scrape_at = coalesce(\(last) + CASE priority
                            WHEN 'high' THEN \(.span(schedule.high))
                            WHEN 'low' THEN \(.span(schedule.low))
                            ELSE \(.span(schedule.medium))
                            END, next_scrape_at)
                    WHERE company_id = \(history.id) AND created_at = \(now) AND last_scraped_at IS NULL
                    """
            })
        for history in histories where !history.failures.isEmpty {
            guard let company = try find(history.id, in: tx) else { continue }
            let isKnown = try !ScrapeErrors.list(of: company.key, limit: 1, in: tx).isEmpty
            if isKnown { continue }
            for failure in history.failures.suffix(ScrapeErrors.most) {
                try ScrapeErrors.record("imported", failure.message, of: company.key, in: tx, now: failure.at)
            }
        }
    }
}

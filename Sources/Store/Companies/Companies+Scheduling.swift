public import Database
public import Domain
public import Foundation

/// When the companies are looked at.
extension Companies {
    /// Those whose time has come, longest overdue first.
    public static func due(limit: Int = 1_000, in tx: Transaction, now: Date) throws -> [WatchedCompany] {
        try tx.rows(dueStatement(limit: limit, now: now)).map(WatchedCompany.init)
    }

    static func dueStatement(limit: Int, now: Date) -> SQL {
        """
        SELECT \(WatchedCompany.columns)
        FROM company
        WHERE next_scrape_at <= \(now)
        ORDER BY next_scrape_at
        LIMIT \(limit)
        """
    }

    /// Brings the next look nearer when the priority does; a company that fails keeps its growing gaps.
    ///
    /// - Returns: how many had another priority.
    @discardableResult
    public static func setPriority(
        _ priority: CompanyPriority, of ids: some Sequence<CompanyID>, schedule: ScrapeSchedule = ScrapeSchedule(),
        in tx: Transaction, now: Date
    ) throws -> Int {
        try tx.run(
            """
            UPDATE company
            SET priority = \(priority), next_scrape_at = \(nearer(schedule.interval(priority))), updated_at = \(now)
            WHERE company_id \(in: ids) AND priority IS DISTINCT FROM \(priority)
            """)
    }

    /// Makes them due now, whatever the schedule says.
    ///
    /// - Returns: how many of them there are.
    @discardableResult
    public static func markDue(_ ids: some Sequence<CompanyID>, in tx: Transaction, now: Date) throws -> Int {
        try tx.run(
            """
            UPDATE company
            SET next_scrape_at = \(.earlier("next_scrape_at", "\(now)"))
            WHERE company_id \(in: ids)
            """)
    }

    /// Keeps what came of a look at the careers page.
    ///
    /// - Parameter scrapedAt: nil when there was no answer, so that the last time stays.
    public static func record(
        _ standing: ScrapeSchedule.Standing, scrapedAt: Date?, of key: CompanyKey, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE company
            SET next_scrape_at = \(standing.nextScrapeAt), failures_in_row = \(standing.failuresInRow),
                is_problematic = \(standing.isProblematic), last_scraped_at = coalesce(\(scrapedAt), last_scraped_at)
            WHERE id = \(key)
            """)
    }

    /// The next look, when it is to be no later than so long after the last one.
    static func nearer(_ interval: Duration) -> SQL {
        """
        CASE
            WHEN company.failures_in_row > 0 OR company.last_scraped_at IS NULL THEN company.next_scrape_at
            ELSE \(.earlier("company.next_scrape_at", "company.last_scraped_at + \(.span(interval))"))
        END
        """
    }
}

public import Database
public import Domain
public import Foundation

/// The looks at careers pages so far.
public enum ScrapeHistory {
    public static func record(_ run: ScrapeRun, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO scrape_run (\(ScrapeRun.columns))
            VALUES (\(run.company), \(run.startedAt), \(max(0, Int((run.duration / .microseconds(1)).rounded()))),
                \(run.outcome), \(run.system), \(run.found), \(run.new), \(run.changed), \(run.reappeared),
                \(run.closed), \(BoundedText.cleanOrNil(run.error, upTo: BoundedText.message)),
                \(BoundedText.cleanOrNil(run.note, upTo: BoundedText.message)))
            """)
    }

    /// Newest first.
    public static func list(of company: CompanyKey, limit: Int = 50, in tx: Transaction) throws -> [ScrapeRun] {
        try tx.rows(
            """
            SELECT \(ScrapeRun.columns)
            FROM scrape_run
            WHERE company = \(company)
            ORDER BY started_at DESC, id DESC
            LIMIT \(limit)
            """
        ).map(ScrapeRun.init)
    }

    /// What came of the last look at each, where there was one.
    public static func lastOutcomes(
        of companies: some Sequence<CompanyKey>, in tx: Transaction
    ) throws -> [CompanyKey: ScrapeRun.Outcome] {
        try tx.rows(
            """
            SELECT id, (
                SELECT outcome FROM scrape_run WHERE company = company.id ORDER BY started_at DESC, id DESC LIMIT 1
            ) AS outcome
            FROM company
            WHERE id \(in: companies)
            """
        ).reduce(into: [:]) { $0[try $1.value("id", as: CompanyKey.self)] = try $1["outcome"] }
    }

    /// When the first of the looks began that went wrong since the last that did not; nil when that was the last.
    static func troubleBegan(with company: CompanyKey, in tx: Transaction) throws -> Date? {
        try tx.value(
            """
            SELECT min(started_at)
            FROM scrape_run
            WHERE company = \(company) AND outcome IN ('failed', 'suspect') AND NOT EXISTS (
                SELECT 1
                FROM scrape_run AS later
                WHERE later.company = \(company) AND later.outcome NOT IN ('failed', 'suspect')
                    AND later.started_at > scrape_run.started_at
            )
            """)
    }

    /// What was found out about sources since then, such as that a company has moved, newest first.
    public static func notes(
        since time: Date, limit: Int = 100, in tx: Transaction
    ) throws -> [(company: CompanyID, note: String)] {
        try tx.rows(
            """
            SELECT company_id, note
            FROM scrape_run
            JOIN company ON company.id = scrape_run.company
            WHERE started_at >= \(time) AND note IS NOT NULL
            ORDER BY started_at DESC, scrape_run.id DESC
            LIMIT \(limit)
            """
        ).map { (try $0["company_id"], try $0["note"]) }
    }

    /// Forgets runs that started before then, oldest first.
    ///
    /// - Parameter limit: how many at most, to keep the transaction short.
    /// - Returns: how many; as many as the limit means that there may be more.
    @discardableResult
    public static func prune(before time: Date, limit: Int = 10_000, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM scrape_run
            WHERE id IN (
                SELECT id FROM scrape_run WHERE started_at < \(time) ORDER BY started_at LIMIT \(limit)
            )
            """)
    }
}

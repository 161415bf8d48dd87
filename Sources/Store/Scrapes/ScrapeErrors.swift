public import Database
public import Foundation

/// What went wrong with companies: when, what, how often.
public enum ScrapeErrors {
    /// One error that happened once, or many times with nothing else between.
    public struct Entry: Sendable, Hashable {
        public var kind: String
        public var message: String
        public var firstAt: Date
        public var lastAt: Date
        public var count: Int
    }

    /// How many are kept of a company.
    public static let most = 50

    /// Counts the error up when it is the one that happened last.
    ///
    /// - Parameter kind: a word to count by: "timeout", "http 403".
    public static func record(
        _ kind: String, _ message: String, of company: CompanyKey, in tx: Transaction, now: Date
    ) throws {
        let kind = BoundedText.cleanOrNil(kind, upTo: 100) ?? "unknown"
        let message = BoundedText.clean(message, upTo: BoundedText.message)
        let again = try tx.run(
            """
            UPDATE scrape_error
            SET count = count + 1, last_at = \(now)
            WHERE id = (SELECT max(id) FROM scrape_error WHERE company = \(company))
                AND kind = \(kind) AND message = \(message)
            """)
        if again > 0 { return }
        try tx.run(
            """
            INSERT INTO scrape_error (company, kind, message, first_at, last_at, count)
            VALUES (\(company), \(kind), \(message), \(now), \(now), 1)
            """)
        try tx.run(
            """
            DELETE FROM scrape_error
            WHERE company = \(company) AND id <= (
                SELECT id FROM scrape_error WHERE company = \(company) ORDER BY id DESC LIMIT 1 OFFSET \(most)
            )
            """)
    }

    /// Newest first.
    public static func list(of company: CompanyKey, limit: Int = most, in tx: Transaction) throws -> [Entry] {
        try tx.rows(
            """
            SELECT kind, message, first_at, last_at, count
            FROM scrape_error
            WHERE company = \(company)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map {
            Entry(
                kind: try $0["kind"], message: try $0["message"], firstAt: try $0["first_at"],
                lastAt: try $0["last_at"], count: try $0["count"])
        }
    }
}

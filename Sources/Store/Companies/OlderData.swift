public import Database
public import Foundation

/// Brings what older versions stored up to what this one means.
public enum OlderData {
    /// Companies without a priority get medium, and count as never scraped, which makes them due. Safe to repeat.
    ///
    /// - Returns: how many companies had no priority, and how many rows were changed.
    public static func migrate(in tx: Transaction, now: Date) throws -> (matched: Int, modified: Int) {
        let matched: Int = try tx.value("SELECT count(*) FROM company WHERE priority IS NULL")
        let modified = try tx.run(
            """
            UPDATE company
            SET priority = 'medium', last_scraped_at = NULL, next_scrape_at = \(.earlier("next_scrape_at", "\(now)")),
                updated_at = \(now)
            WHERE priority IS NULL
            """)
        return (matched, modified)
    }
}

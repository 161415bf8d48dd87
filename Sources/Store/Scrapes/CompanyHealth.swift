public import Database
public import Domain
public import Foundation

/// How reading a company goes: its last looks, newest first.
public struct CompanyHealth: Sendable, Encodable {
    public let companyID: CompanyID
    public let lastScrapedAt: Date?
    public let failuresInRow: Int
    public let isProblematic: Bool
    public let system: String?
    public let token: String?
    /// How many postings each of the last looks found, newest first.
    public let found: [Int]
    /// What came of each.
    public let outcomes: [String]
    /// How long the last one took.
    public let seconds: Double?
    /// What went wrong last, when it cannot be read now; `kind` is a word to count by.
    public let problem: Problem?
    /// It cannot be read now, and that began since the time asked for.
    public let brokeSince: Bool

    /// Why a company could not be read.
    public struct Problem: Sendable, Encodable {
        public let kind: String
        public let message: String
    }

    /// How many looks are told of.
    private static let looks = 7

    /// Those in trouble first.
    public static func list(
        onlyBroken: Bool = false, limit: Int = 100, since time: Date, in tx: Transaction
    ) throws -> [CompanyHealth] {
        let broken: SQL = """
            failures_in_row > 0 OR 'suspect' = (
                SELECT outcome FROM scrape_run WHERE company = company.id ORDER BY started_at DESC, id DESC LIMIT 1
            )
            """
        let companies = try tx.rows(
            """
            SELECT id, company_id, last_scraped_at, failures_in_row, is_problematic, system, token,
                CASE WHEN \(broken) THEN 1 ELSE 0 END AS broken
            FROM company
            WHERE \(onlyBroken ? broken : "true")
            ORDER BY broken DESC, failures_in_row DESC, company_id
            LIMIT \(limit)
            """)
        return try companies.map { row in
            let runs = try ScrapeHistory.list(of: try row["id"], limit: looks, in: tx)
            let bad = runs.prefix { [.failed, .suspect].contains($0.outcome) }
            let lastGood: Date? = try row["last_scraped_at"]
            let failures: Int = try row["failures_in_row"]
            let problem = try failures > 0 ? ScrapeErrors.list(of: try row["id"], limit: 1, in: tx).first : nil
            return CompanyHealth(
                companyID: try row["company_id"], lastScrapedAt: lastGood, failuresInRow: failures,
                isProblematic: try row["is_problematic"], system: try row["system"], token: try row["token"],
                found: runs.map(\.found), outcomes: runs.map(\.outcome.rawValue),
                seconds: runs.first.map { $0.duration / .seconds(1) },
                problem: problem.map { Problem(kind: $0.kind, message: $0.message) },
                brokeSince: bad.last.map { $0.startedAt >= time } ?? false)
        }
    }
}

public import Database
public import Domain
public import Foundation

/// How reading a company goes: its last looks, and since when it is in trouble.
public struct CompanyHealth: Sendable, Encodable {
    /// One look at its careers page.
    public struct Look: Sendable, Encodable {
        public let startedAt: Date
        public let outcome: ScrapeRun.Outcome
        /// How many postings it found.
        public let found: Int
        public let seconds: Double
    }

    public let companyID: CompanyID
    /// When its page last gave an answer.
    public let lastScrapedAt: Date?
    public let failuresInRow: Int
    public let isProblematic: Bool
    public let system: String?
    public let token: String?
    /// Newest first, seven at most.
    public let looks: [Look]
    /// Nil while it can be read; else when the first of the looks began that went wrong without one between that did not.
    public let brokenSince: Date?
    /// What went wrong last, when something is.
    public let problem: Problem?

    /// Why a company could not be read; `kind` is a word to count by.
    public struct Problem: Sendable, Encodable {
        public let kind: String
        public let message: String
    }

    public var trouble: String? { problem?.message }

    /// How long a look takes: the middle one of those that got an answer.
    public var typicalSeconds: Double? {
        let times = looks.filter { $0.outcome != .failed }.map(\.seconds).sorted()
        return times.isEmpty ? nil : times[times.count / 2]
    }

    private static let most = 7

    /// Those in trouble first.
    public static func list(
        onlyBroken: Bool = false, limit: Int = 100, in tx: Transaction
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
        return try companies.map { try CompanyHealth($0, in: tx) }
    }

    private init(_ row: Row, in tx: Transaction) throws {
        let key: CompanyKey = try row["id"]
        let isBroken = try row.value("broken", as: Int.self) == 1
        companyID = try row["company_id"]
        lastScrapedAt = try row["last_scraped_at"]
        failuresInRow = try row["failures_in_row"]
        isProblematic = try row["is_problematic"]
        system = try row["system"]
        token = try row["token"]
        looks = try ScrapeHistory.list(of: key, limit: Self.most, in: tx).map {
            Look(startedAt: $0.startedAt, outcome: $0.outcome, found: $0.found, seconds: $0.duration / .seconds(1))
        }
        brokenSince = isBroken ? try ScrapeHistory.troubleBegan(with: key, in: tx) : nil
        let last = isBroken ? try ScrapeErrors.list(of: key, limit: 1, in: tx).first : nil
        problem = last.map { Problem(kind: $0.kind, message: $0.message) }
    }
}

public import Database
import Domain
public import Foundation
public import Jobs
import Store

/// The producer: queues each company whose time has come, at intervals and by `scoutly enqueue`.
public struct QueueDueCompanies: Job {
    public static let kind = "queue-due"

    public init() {}

    public var uniqueKey: String? { "all" }
}

/// How a batch of due companies is spread over time.
public struct Spread: Sendable, Hashable {
    /// How many begin at once.
    public var burst: Int
    /// How far apart the others begin, as long as that fits into the window.
    public var pace: Duration
    /// In which time all have begun.
    public var window: Duration

    public init(burst: Int = 50, pace: Duration = .seconds(1), window: Duration = .seconds(5 * 60 * 60)) {
        self.burst = burst
        self.pace = pace
        self.window = window
    }
}

extension QueueDueCompanies {
    /// Queues the companies that are due and not queued yet, in one statement; safe to run many times at once.
    ///
    /// What was never read goes first; then companies take turns by host, in each host by priority and by how long they
    /// are due.
    ///
    /// - Returns: how many were queued.
    @discardableResult
    public static func run(
        in tx: Transaction, now: Date, spread: Spread = Spread(), aging: Aging = Aging()
    ) throws -> Int {
        // Else a hundred thousand companies are sorted on the disk.
        if tx.engine == .postgres { try tx.run("SET LOCAL work_mem = '64MB'") }
        return try ScrapeCompany.enqueue(each: due(now: now, spread: spread), in: tx, now: now, aging: aging)
    }

    /// As `run(in:now:)`, in a transaction of its own, which nobody has to wait for when nothing is due.
    @discardableResult
    public static func run(on database: Database, now: Date, _ spread: Spread = Spread()) async throws -> Int {
        let first = due(now: now, spread: spread)
        let isAnyDue = try await database.read { tx in
            try tx.find("SELECT unique_key FROM (\(first)) AS due LIMIT 1") != nil
        }
        guard isAnyDue else { return 0 }
        return try await database.write { try run(in: $0, now: now, spread: spread) }
    }

    static func due(now: Date, spread: Spread) -> SQL {
        let (pace, window) = (spread.pace / .microseconds(1), spread.window / .microseconds(1))
        return """
            SELECT
                \(sqlite: "json_object", postgres: "jsonb_build_object")('company', id, 'host', host) AS payload,
                rank + 1 AS priority,
                \(now) + CASE WHEN place <= \(spread.burst) THEN 0 ELSE place - \(spread.burst) END
                    * \(sqlite: "CAST(", postgres: "")\(sqlite: "min", postgres: "least")(\(pace), \(window) / batch)
                    \(sqlite: "AS INTEGER)", postgres: "* INTERVAL '1 microsecond'") AS run_at,
                CAST(id AS TEXT) AS unique_key,
                'host ' || host AS limit_key
            FROM (
                SELECT id, host, rank, count(*) OVER () AS batch,
                    row_number() OVER (ORDER BY was_read, turn, rank, next_scrape_at, id) AS place
                FROM (
                    SELECT id, host, rank, was_read, next_scrape_at,
                        row_number() OVER (PARTITION BY host ORDER BY was_read, rank, next_scrape_at, id) AS turn
                    FROM (
                        SELECT id, host, next_scrape_at,
                            CASE priority WHEN 'high' THEN 0 WHEN 'low' THEN 2 ELSE 1 END AS rank,
                            CASE WHEN last_scraped_at IS NULL THEN 0 ELSE 1 END AS was_read
                        FROM company
                        WHERE next_scrape_at <= \(now) AND NOT EXISTS (
                            SELECT 1
                            FROM job
                            WHERE kind = \(ScrapeCompany.kind) AND unique_key = CAST(company.id AS TEXT)
                                AND state IN ('scheduled', 'blocked', 'ready', 'running')
                        )
                    ) AS due
                ) AS by_host
            ) AS in_order
            """
    }
}

public import Database
public import Foundation

/// The calls of models so far: a row for each, and for the old ones a sum for each day.
public enum Ledger {
    /// Newest first.
    public static func list(limit: Int = 50, in tx: Transaction, now: Date) throws -> [LedgerEntry] {
        try tx.rows(
            """
            SELECT \(LedgerEntry.columns)
            FROM model_call
            JOIN model_gate ON model_gate.id = gate
            ORDER BY model_call.id DESC
            LIMIT \(limit)
            """
        ).map { try LedgerEntry($0, now: now) }
    }

    /// Nil when its row has been pruned.
    public static func find(_ id: CallID, in tx: Transaction, now: Date) throws -> LedgerEntry? {
        try tx.find(
            """
            SELECT \(LedgerEntry.columns)
            FROM model_call
            JOIN model_gate ON model_gate.id = gate
            WHERE model_call.id = \(id)
            """
        ).map { try LedgerEntry($0, now: now) }
    }

    /// Turns the rows of days before that one into sums; what still counts for a limit stays.
    ///
    /// - Parameter limit: how many at most, to keep the transaction short.
    /// - Returns: how many; as many as the limit means that there may be more.
    @discardableResult
    public static func prune(
        before day: CalendarDay, limit: Int = 10_000, in tx: Transaction, now: Date
    ) throws -> Int {
        let ids: [CallID] = try tx.rows(oldStatement(before: day, limit: limit, now: now)).map { try $0["id"] }
        if ids.isEmpty { return 0 }
        let added = sumsByColumn.map { column, _ in "\(column) = model_usage.\(column) + excluded.\(column)" as SQL }
        try tx.run(
            """
            INSERT INTO model_usage (day, gate, operation, account, company, \(columns))
            SELECT day, gate, operation, coalesce(account, ''), coalesce(company, ''), \(sums)
            FROM model_call
            WHERE id \(in: ids)
            GROUP BY day, gate, operation, coalesce(account, ''), coalesce(company, '')
            ON CONFLICT (day, gate, operation, account, company) DO UPDATE
            SET \(SQL(joining: added, separator: ", "))
            """)
        return try tx.run("DELETE FROM model_call WHERE id \(in: ids)")
    }

    static func oldStatement(before day: CalendarDay, limit: Int, now: Date) -> SQL {
        """
        SELECT id
        FROM model_call
        WHERE day < \(day) AND counts_until <= \(now)
        ORDER BY day
        LIMIT \(limit)
        \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
        """
    }

    static var columns: SQL { SQL(joining: sumsByColumn.map(\.column), separator: ", ") }
    static var sums: SQL {
        SQL(joining: sumsByColumn.map { column, sum in "\(sum) AS \(column)" as SQL }, separator: ", ")
    }

    /// What is kept of many calls, and how it is made of theirs.
    private static let sumsByColumn: [(column: SQL, sum: SQL)] = [
        ("calls", "count(*)"),
        ("unanswered", "sum(CASE WHEN outcome = 'answered' THEN 0 ELSE 1 END)"),
        ("estimated", "sum(estimated)"),
        ("input", "sum(coalesce(input, 0))"),
        ("cached_input", "sum(coalesce(cached_input, 0))"),
        ("output", "sum(coalesce(output, 0))"),
        ("cost", "sum(cost)"),
        ("latency", "sum(CASE WHEN outcome = 'answered' THEN latency ELSE 0 END)"),
    ]
}

public import Database
import Foundation

/// What calls of models took, summed up.
public struct Usage: Sendable, Hashable {
    /// What is told apart.
    public enum Grouping: String, Sendable, Hashable, CaseIterable {
        case day, model, operation, company, user
    }

    /// A day, a provider with its model (`gemini/gemini-2.5-flash`), an operation, a company or a user; empty when the call
    /// was for none.
    public var group: String
    public var calls: Int
    /// Of these, how many brought no answer.
    public var unanswered: Int
    /// In tokens.
    public var estimated: Int
    public var input: Int
    public var cachedInput: Int
    public var output: Int
    /// In US nanodollars.
    public var cost: Int
    /// Of those that were answered; nil if none was.
    public var meanLatency: Duration?

    /// The totals of these days, of the old ones and the new: days in their order, everything else by cost and tokens, the
    /// most first.
    ///
    /// - Parameter limit: how many groups at most.
    public static func totals(
        by grouping: Grouping, from first: CalendarDay, through last: CalendarDay, limit: Int = 1_000,
        in tx: Transaction
    ) throws -> [Usage] {
        try tx.rows(statement(by: grouping, from: first, through: last, limit: limit)).map(Usage.init)
    }

    static func statement(
        by grouping: Grouping, from first: CalendarDay, through last: CalendarDay, limit: Int
    ) -> SQL {
        let period: SQL = "WHERE day BETWEEN \(first) AND \(last)"
        let key = grouping.key
        let order: SQL = grouping == .day ? "grouped" : "cost DESC, input DESC, grouped"
        return """
            SELECT \(key) AS grouped, sum(calls) AS calls, sum(unanswered) AS unanswered, sum(estimated) AS estimated,
                sum(input) AS input, sum(cached_input) AS cached_input, sum(output) AS output, sum(cost) AS cost,
                sum(part.latency) AS latency
            FROM (
                SELECT day, gate, operation, coalesce(account, '') AS account, coalesce(company, '') AS company,
                    \(Ledger.sums)
                FROM model_call
                \(period)
                GROUP BY day, gate, operation, coalesce(account, ''), coalesce(company, '')
                UNION ALL
                SELECT day, gate, operation, account, company, \(Ledger.columns)
                FROM model_usage
                \(period)
            ) AS part
            JOIN model_gate ON model_gate.id = part.gate
            GROUP BY \(key)
            ORDER BY \(order)
            LIMIT \(limit)
            """
    }

    private init(_ row: Row) throws {
        group = try row["grouped"]
        calls = try row["calls"]
        unanswered = try row["unanswered"]
        estimated = try row["estimated"]
        input = try row["input"]
        cachedInput = try row["cached_input"]
        output = try row["output"]
        cost = try row["cost"]
        let (latency, answered): (Int, Int) = (try row["latency"], calls - unanswered)
        meanLatency = answered > 0 ? .microseconds(latency / answered) : nil
    }
}

extension Usage.Grouping {
    fileprivate var key: SQL {
        switch self {
        case .day: "part.day"
        case .model: "model_gate.provider || '/' || model_gate.model"
        case .operation: "part.operation"
        case .company: "part.company"
        case .user: "part.account"
        }
    }
}

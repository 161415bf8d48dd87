public import Database
import Foundation

/// What has been spent, or is reserved, in a day and its month: by all together, and by a user.
public struct Spending: Sendable, Hashable {
    /// An amount in each of the units that budgets have.
    public struct Amount: Sendable, Hashable {
        public var tokens: Int
        /// In US nanodollars.
        public var cost: Int

        public init(tokens: Int = 0, cost: Int = 0) {
            self.tokens = tokens
            self.cost = cost
        }

        func of(_ unit: SpentBudget.Unit) -> Int { unit == .tokens ? tokens : cost }
    }

    private struct Key: Sendable, Hashable {
        var scope: SpentBudget.Scope
        var period: SpentBudget.Period
    }

    private var amounts: [Key: Amount] = [:]

    public func amount(_ scope: SpentBudget.Scope, _ period: SpentBudget.Period) -> Amount {
        amounts[Key(scope: scope, period: period)] ?? Amount()
    }

    /// What has been spent on that day and in its month.
    public static func find(user: String?, day: CalendarDay, in tx: Transaction) throws -> Spending {
        let rows = try tx.rows(
            """
            SELECT account, period, tokens, cost
            FROM model_spending
            WHERE account \(in: ["", user].compactMap(\.self)) AND period \(in: [day.rawValue, day.month])
            """)
        return try Spending(rows)
    }

    /// Adds to it, in one order for all, so that two who do so do not wait for each other for ever.
    ///
    /// - Returns: what it is then. Until the transaction ends it stays so.
    @discardableResult
    static func add(_ more: Amount, user: String?, day: CalendarDay, in tx: Transaction) throws -> Spending {
        let keys = ["", user].compactMap(\.self).flatMap { account in
            [day.month, day.rawValue].map { (account, $0) }
        }
        let rows: [SQL] = keys.map { "(\($0), \($1), \(more.tokens), \(more.cost))" }
        return try Spending(
            tx.rows(
                """
                INSERT INTO model_spending (account, period, tokens, cost)
                VALUES \(SQL(joining: rows, separator: ", "))
                ON CONFLICT (account, period) DO UPDATE
                SET tokens = model_spending.tokens + excluded.tokens, cost = model_spending.cost + excluded.cost
                RETURNING account, period, tokens, cost
                """))
    }

    private init(_ rows: [Row]) throws {
        for row in rows {
            let account: String = try row["account"]
            let period: String = try row["period"]
            let key = Key(scope: account.isEmpty ? .overall : .user, period: period.count == 7 ? .month : .day)
            amounts[key] = Amount(tokens: try row["tokens"], cost: try row["cost"])
        }
    }
}

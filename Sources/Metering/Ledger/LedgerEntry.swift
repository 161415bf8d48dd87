public import Database
public import Domain
public import Foundation

/// One call of a model: who made it, what for, and what it took.
public struct LedgerEntry: Sendable, Hashable {
    public enum Outcome: String, Sendable, CaseIterable, SQLValue {
        case answered, refused, limited, failed, unanswered, unsent
        /// It has no end yet.
        case open
        /// Its worker never said what came of it.
        case lost
    }

    public var id: CallID
    public var access: ModelAccess
    public var operation: String
    public var user: String?
    public var company: CompanyID?
    public var reservedAt: Date
    public var outcome: Outcome
    /// From the reservation to the settlement.
    public var latency: Duration?
    /// In tokens.
    public var estimated: Int
    /// Nil when the provider has not told.
    public var usage: TokenUsage?
    /// In US nanodollars: the estimate until it is known.
    public var cost: Int

    static let columns: SQL = """
        model_call.id, provider, access_key, model, operation, account, company, reserved_at, leased_until, outcome,
        model_call.latency, estimated, input, cached_input, output, cost
        """

    init(_ row: Row, now: Date) throws {
        id = try row["id"]
        access = ModelAccess(
            provider: try row["provider"], key: try row["access_key"], model: try row["model"])
        operation = try row["operation"]
        user = try row["account"]
        company = try row.value("company", as: String?.self).flatMap { CompanyID(rawValue: $0) }
        reservedAt = try row["reserved_at"]
        outcome = try row["outcome"] ?? (row.value("leased_until") > now ? .open : .lost)
        latency = try row.value("latency", as: Int?.self).map { .microseconds($0) }
        estimated = try row["estimated"]
        cost = try row["cost"]
        usage = try row.value("input", as: Int?.self).map {
            TokenUsage(input: $0, cachedInput: try row["cached_input"], output: try row["output"])
        }
    }
}

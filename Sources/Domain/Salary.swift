public import Foundation

/// What a posting says it pays, before tax.
public struct Salary: Sendable, Hashable, Codable {
    /// What an amount is paid for.
    public enum Period: String, Sendable, Hashable, Codable, CaseIterable {
        case hour, day, week, month, year
    }

    /// In units of the currency (not cents). At least one of the two is there; `min` is never above `max`.
    public var min: Decimal?
    public var max: Decimal?
    /// ISO 4217, upper case. Nil when the posting gives an amount without a currency.
    public var currency: String?
    public var period: Period?

    /// Nil when there is no amount; swaps the two when they come the wrong way round.
    public init?(min: Decimal?, max: Decimal?, currency: String?, period: Period?) {
        guard min != nil || max != nil else { return nil }
        if let low = min, let high = max, low > high {
            (self.min, self.max) = (high, low)
        } else {
            (self.min, self.max) = (min, max)
        }
        self.currency = currency
        self.period = period
    }
}

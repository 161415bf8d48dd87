public import Foundation

/// What a provider says when it was asked too often.
public struct RateLimit: Sendable, Hashable {
    public enum Period: Sendable, Hashable { case minute, day, unknown }

    /// What is used up. A day is the provider's day.
    public var period: Period
    /// When it may be asked again, if it says so. For a day's quota this is often much too early: see `period`.
    public var until: Date?
    /// The provider's name of the quota, for people.
    public var quota: String?

    public init(period: Period = .unknown, until: Date? = nil, quota: String? = nil) {
        self.period = period
        self.until = until
        self.quota = quota
    }
}

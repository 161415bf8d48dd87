public import Foundation

/// What a gate says to somebody who would like to call a model.
public enum Admission: Sendable, Hashable {
    /// Call now, and settle the reservation whatever comes of it.
    case granted(Reservation)
    /// It would go over a limit: come back then, and do something else until.
    case wait(Wait)
    /// There is no money or there are no tokens left until then: do without.
    case spent(SpentBudget, until: Date)
    /// It can never be made: it alone takes more tokens than the limit allows.
    case tooLarge(Bottleneck)
}

/// When a call that has to wait is likely to fit.
public struct Wait: Sendable, Hashable {
    public var until: Date
    /// From when it was asked, by the clock that the gate goes by.
    public var duration: Duration
    public var bottleneck: Bottleneck

    public init(until: Date, duration: Duration, bottleneck: Bottleneck) {
        self.until = until
        self.duration = duration
        self.bottleneck = bottleneck
    }
}

/// What a call has to wait for.
public enum Bottleneck: String, Sendable, Hashable, CaseIterable {
    case requestsPerMinute, requestsPerDay, tokensPerMinute, tokensPerDay, concurrentCalls
    /// The provider asked for a pause, or fails again and again.
    case closed
    /// There is room, but it is for those who came before.
    case line
}

/// What the calls of one user are held against: the budget of all together, and the user's own.
public struct Budgets: Sendable, Hashable {
    public var overall: Budget
    public var user: Budget
    /// The IANA name of the time zone in which the days and months begin. One for all calls in a database.
    public var timeZone: String

    public init(overall: Budget = Budget(), user: Budget = Budget(), timeZone: String = "UTC") {
        self.overall = overall
        self.user = user
        self.timeZone = timeZone
    }
}

/// How much may be spent in a day and in a month. Nil is no limit.
public struct Budget: Sendable, Hashable, Codable {
    public var tokensPerDay: Int?
    public var tokensPerMonth: Int?
    /// In US nanodollars: a dollar is 1,000,000,000.
    public var costPerDay: Int?
    public var costPerMonth: Int?

    public init(
        tokensPerDay: Int? = nil, tokensPerMonth: Int? = nil, costPerDay: Int? = nil, costPerMonth: Int? = nil
    ) {
        self.tokensPerDay = tokensPerDay
        self.tokensPerMonth = tokensPerMonth
        self.costPerDay = costPerDay
        self.costPerMonth = costPerMonth
    }

    func limit(_ unit: SpentBudget.Unit, _ period: SpentBudget.Period) -> Int? {
        switch (unit, period) {
        case (.tokens, .day): tokensPerDay
        case (.tokens, .month): tokensPerMonth
        case (.cost, .day): costPerDay
        case (.cost, .month): costPerMonth
        }
    }
}

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

/// A budget in which a call has no room.
public struct SpentBudget: Sendable, Hashable {
    public enum Scope: String, Sendable, CaseIterable { case overall, user }
    public enum Unit: String, Sendable, CaseIterable { case tokens, cost }
    public enum Period: String, Sendable, CaseIterable { case day, month }

    public var scope: Scope
    public var unit: Unit
    public var period: Period

    public init(scope: Scope, unit: Unit, period: Period) {
        self.scope = scope
        self.unit = unit
        self.period = period
    }
}

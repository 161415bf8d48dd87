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

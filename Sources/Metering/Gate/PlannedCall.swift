public import Domain

/// A call of a model that somebody would like to make.
public struct PlannedCall: Sendable, Hashable {
    public var access: ModelAccess
    public var limits: ModelLimits
    public var price: ModelPrice
    /// The most that it will take: input as counted or guessed on the high side, and the most output that is asked for.
    /// The promise never to go over a limit in tokens is as good as this.
    public var estimate: TokenUsage
    /// How long the caller waits for the answer at most. It has given up by then.
    public var timeout: Duration
    /// What it is for: "screening", "analysis".
    public var operation: String
    /// Whose budget it comes out of, and what it is about.
    public var user: String?
    public var company: CompanyID?
    /// Names who asks (the job, say) whenever it asks for the same call, which keeps its place in line; nil to stand in none.
    public var ticket: String?

    public init(
        access: ModelAccess, limits: ModelLimits = ModelLimits(),
        price: ModelPrice = ModelPrice(input: 0, cachedInput: 0, output: 0), estimate: TokenUsage,
        timeout: Duration = .seconds(120), operation: String, user: String? = nil, company: CompanyID? = nil,
        ticket: String? = nil
    ) {
        self.access = access
        self.limits = limits
        self.price = price
        self.estimate = estimate
        self.timeout = timeout
        self.operation = operation
        self.user = user
        self.company = company
        self.ticket = ticket
    }

    /// In US nanodollars.
    var estimatedCost: Int { price.cost(of: estimate) }
}

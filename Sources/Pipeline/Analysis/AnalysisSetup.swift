import Domain
public import Metering

/// With which models the best matches are analysed, and how many of them.
public struct AnalysisSetup: Sendable {
    /// The best first; at least one.
    public var models: [ModelChoice]
    public var budgets: Budgets
    /// Matches with a lower local score are left as they are.
    public var leastScore: Int
    /// How many postings go into one request, while their texts are short.
    public var batch: Int
    /// A wait for a model that is longer sends the question to the next one.
    public var patience: Duration
    public var meter: Meter

    public init(
        models: [ModelChoice], budgets: Budgets = Budgets(), leastScore: Int = 55, batch: Int = 3,
        patience: Duration = .seconds(120), meter: Meter = Meter()
    ) {
        precondition(!models.isEmpty, "an analysis needs a model")
        self.models = models
        self.budgets = budgets
        self.leastScore = leastScore
        self.batch = batch
        self.patience = patience
        self.meter = meter
    }

    /// What answers are kept under: those of a fall-back serve as well as those of the first model.
    var name: String { "\(models[0].access.provider)/\(models[0].access.model)" }
}

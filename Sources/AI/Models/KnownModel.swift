public import Domain

/// What is publicly said of a model: its price, its size, and how often one may ask it.
public struct KnownModel: Sendable, Hashable {
    public var provider: ProviderSettings.Kind
    /// Without a date or `-latest` at its end.
    public var name: String
    /// The provider's name of the plan that price and limits are of; the first listed is the one to assume.
    public var tier: String
    public var contextTokens: Int
    public var maxOutputTokens: Int
    public var price: ModelPrice
    public var limits: ModelLimits
    /// The day on which the figures were read, `2026-10-07`.
    public var readOn: String
    /// Where: a page of the provider's, or who quotes it.
    public var source: String
}

public import AI
public import Domain

/// A model that questions may go to, and on what terms.
public struct ModelChoice: Sendable {
    public var access: ModelAccess
    public var limits: ModelLimits
    public var price: ModelPrice
    public var tokenizer: TokenEstimate.Tokenizer
    public var provider: any ModelProvider

    public init(
        access: ModelAccess, limits: ModelLimits, price: ModelPrice, tokenizer: TokenEstimate.Tokenizer = .common,
        provider: any ModelProvider
    ) {
        self.access = access
        self.limits = limits
        self.price = price
        self.tokenizer = tokenizer
        self.provider = provider
    }
}

/// What a model's tokens cost.
public struct ModelPrice: Sendable, Hashable, Codable {
    /// In US nanodollars a token: a price of $0.075 a million tokens is 75.
    public var input: Int
    public var cachedInput: Int
    public var output: Int

    public init(input: Int, cachedInput: Int, output: Int) {
        self.input = input
        self.cachedInput = cachedInput
        self.output = output
    }

    /// In US nanodollars.
    public func cost(of usage: TokenUsage) -> Int {
        (usage.input - usage.cachedInput) * input + usage.cachedInput * cachedInput + usage.output * output
    }
}

/// The tokens of one call of a model, as its provider counts them.
public struct TokenUsage: Sendable, Hashable, Codable {
    /// All that was sent, cached or not.
    public var input: Int
    /// The part of `input` that the provider had in its cache.
    public var cachedInput: Int
    /// All that came back, what the model wrote to itself ("thinking") included.
    public var output: Int

    public init(input: Int, cachedInput: Int = 0, output: Int) {
        self.input = input
        self.cachedInput = cachedInput
        self.output = output
    }

    public var total: Int { input + output }
}

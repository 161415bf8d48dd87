/// A way to a model, for which a provider counts and limits the calls: the model, and whose key opens it.
public struct ModelAccess: Sendable, Hashable, Codable {
    /// The name of the provider as set up: `gemini`, `openai`, `anthropic`, or a name of the user's own.
    public var provider: String
    /// A name for the key that does not tell it; calls with one key share its limits.
    public var key: String
    /// As the provider spells it.
    public var model: String

    public init(provider: String, key: String, model: String) {
        self.provider = provider
        self.key = key
        self.model = model
    }
}

public import Domain

/// What came back for one request.
public struct ModelReply: Sendable, Hashable {
    /// The answer's JSON as the model wrote it, not looked at yet.
    public var text: String
    public var usage: TokenUsage
    /// The provider told no counts (some local servers); `usage` is our estimate.
    public var isUsageEstimated: Bool
    public var finish: FinishReason
    /// From the request to the last byte.
    public var latency: Duration
    /// The model that answered, where the provider says so: an alias is told by its date.
    public var model: String?

    public init(
        text: String, usage: TokenUsage, isUsageEstimated: Bool = false, finish: FinishReason = .complete,
        latency: Duration, model: String? = nil
    ) {
        self.text = text
        self.usage = usage
        self.isUsageEstimated = isUsageEstimated
        self.finish = finish
        self.latency = latency
        self.model = model
    }
}

/// Why a model stopped writing. Where it was stopped, that is a `ModelError`.
public enum FinishReason: Sendable, Hashable {
    case complete
    /// A word of the provider's that is not known to us.
    case other(String)
}

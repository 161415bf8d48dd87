/// How often a model may be called with one key. Nil is no limit.
public struct ModelLimits: Sendable, Hashable, Codable {
    /// In any 60 seconds.
    public var requestsPerMinute: Int?
    /// In a day of the provider.
    public var requestsPerDay: Int?
    /// Input and output together, in any 60 seconds.
    public var tokensPerMinute: Int?
    /// Input and output together, in a day of the provider.
    public var tokensPerDay: Int?
    /// At the same time.
    public var concurrentCalls: Int?
    /// The IANA name of the time zone in which the provider's day ends at midnight.
    public var timeZone: String

    public init(
        requestsPerMinute: Int? = nil, requestsPerDay: Int? = nil, tokensPerMinute: Int? = nil,
        tokensPerDay: Int? = nil, concurrentCalls: Int? = nil, timeZone: String = "UTC"
    ) {
        self.requestsPerMinute = requestsPerMinute
        self.requestsPerDay = requestsPerDay
        self.tokensPerMinute = tokensPerMinute
        self.tokensPerDay = tokensPerDay
        self.concurrentCalls = concurrentCalls
        self.timeZone = timeZone
    }
}

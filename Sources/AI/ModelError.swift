public import Domain

/// Why a model gave no answer that can be used, sorted by what the caller can do about it.
public struct ModelError: Error, Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Too many requests or tokens: nobody may ask with this key and model until then.
        case rateLimited(RateLimit)
        /// The provider cannot serve anybody now (500, 502, 503, 529). `after`: how long it asks to be left alone.
        case overloaded(after: Duration?)
        /// No connection, cut off, or not done in time; asking again may help.
        case unreachable
        /// Money or a plan is used up: waiting does not help, a person has to act.
        case outOfCredit
        /// The key is wrong, or may not use this.
        case unauthorized
        case unknownModel
        /// The model, or a filter before or behind it, does not answer this.
        case refused
        /// `maxOutputTokens` was reached; with more of them there would be an answer.
        case truncated
        /// More than the model can read at once.
        case tooLong
        /// The provider does not take a part of the request. It has learned so: ask again, at once, and it goes without.
        case declined(RequestPart)
        /// No answer of the schema, even after the repair round.
        case malformed
        /// The provider does not take the request, for a reason that asking again does not change.
        case invalidRequest
        /// What came is not what the provider's documentation says, or more than we read.
        case unusable
    }

    public var kind: Kind
    /// A sentence without a full stop that says what happened. Never contains the key.
    public var reason: String
    /// The HTTP status, if there was an answer.
    public var status: Int?
    /// What the failed request cost: refused and cut answers are paid for. Zero when it cost nothing or is not known.
    public var usage: TokenUsage

    public init(_ kind: Kind, _ reason: String, status: Int? = nil, usage: TokenUsage = TokenUsage(input: 0, output: 0))
    {
        self.kind = kind
        self.reason = reason
        self.status = status
        self.usage = usage
    }

    /// The same request may be answered later with nobody doing anything.
    public var isTransient: Bool {
        switch kind {
        case .rateLimited, .overloaded, .unreachable, .declined: true
        default: false
        }
    }
}

extension ModelError: CustomStringConvertible {
    public var description: String { reason }
}

/// A part of a request that not every server takes.
public enum RequestPart: String, Sendable, Hashable {
    case schema, jsonMode, forcedTool, temperature, tokenLimitName, streamOptions, systemMessage
}

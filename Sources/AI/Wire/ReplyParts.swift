import Domain

/// What an answer says, whoever's wording it was in.
struct ReplyParts: Sendable, Equatable {
    enum Stop: Sendable, Equatable {
        case complete
        case truncated
        case refused(String)
        case other(String)
    }

    var text = ""
    var usage: TokenUsage?
    /// Nil when the provider has not said that the answer is over.
    var stop: Stop?
    var model: String?
    /// An error told in the middle of a stream.
    var error: JSON?
}

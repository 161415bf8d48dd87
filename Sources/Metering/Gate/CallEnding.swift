import Database
public import Domain

/// What came of a call, as far as limits, budgets and the ledger are concerned.
public enum CallEnding: Sendable, Hashable {
    /// The model did what was asked.
    case answered(TokenUsage)
    /// The provider turned this one call down (most 4xx); others may do better.
    case refused
    /// The provider says that there were too many (429): the gate is closed for all.
    case limited(Pause)
    /// The provider could not (5xx), and asked to be left alone so long, if it did.
    case failed(retryAfter: Duration? = nil)
    /// No answer came, or half of one: the call may still be on its way, and is counted to the end of its lease.
    case unanswered
    /// The call was never made; nothing is counted.
    case unsent

    /// How long a provider that says 429 wants nobody to call.
    public enum Pause: Sendable, Hashable {
        /// `Retry-After`, Gemini's `RetryInfo`.
        case lasting(Duration)
        /// The day's quota is gone: until the provider's midnight.
        case untilNextDay
        /// It does not say; the pause grows with each time in a row.
        case unknown
    }

    /// As it is stored.
    enum Outcome: String, SQLValue, CaseIterable {
        case answered, refused, limited, failed, unanswered, unsent
    }

    var outcome: Outcome {
        switch self {
        case .answered: .answered
        case .refused: .refused
        case .limited: .limited
        case .failed: .failed
        case .unanswered: .unanswered
        case .unsent: .unsent
        }
    }

    /// Nil when nobody knows, and the estimate has to stand for it.
    var usage: TokenUsage? {
        switch self {
        case .answered(let usage): usage
        case .refused, .limited, .unsent: TokenUsage(input: 0, output: 0)
        case .failed, .unanswered: nil
        }
    }
}

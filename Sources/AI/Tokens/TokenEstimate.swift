public import Domain

/// Says before a call how many tokens it will cost, so that they can be reserved; meant to be a little too many.
///
/// There is no tokenizer here: every provider has its own, most are not public, and a reservation only has to be safe.
/// Runs of letters count by length and script, digits and signs one by one. Beside the ratios that are published for the
/// finest tokenizer in common use (`docs/ai.md`) it gives 1 to 1.4 times as many tokens for prose, and up to twice as
/// many as the coarsest counts.
public enum TokenEstimate {
    /// How finely a family of models cuts text.
    public enum Tokenizer: Sendable, Hashable {
        case common
        /// Models from Claude 4.7 on count about 30 % more than those before (Anthropic, 2026-10).
        case newClaude

        public init(_ kind: ProviderSettings.Kind) { self = kind == .anthropic ? .newClaude : .common }

        /// In percent.
        var factor: Int { self == .common ? 100 : 130 }
    }

    /// What a message costs beside its text.
    static let perMessage = 8

    public static func tokens(in text: String, _ tokenizer: Tokenizer = .common) -> Int {
        var counter = TokenCounter()
        for scalar in text.unicodeScalars { counter.add(scalar) }
        return (counter.tokens * tokenizer.factor + 99) / 100
    }

    /// The most that a request can cost: its text, its schema, and all the output that it allows.
    public static func most(of request: ModelRequest, _ tokenizer: Tokenizer = .common) -> TokenUsage {
        TokenUsage(input: input(of: request, tokenizer), output: request.maxOutputTokens)
    }

    /// For a server that does not count.
    static func usage(of request: ModelRequest, answer: String) -> TokenUsage {
        TokenUsage(input: input(of: request, .common), output: tokens(in: answer))
    }

    private static func input(of request: ModelRequest, _ tokenizer: Tokenizer) -> Int {
        let texts = [request.systemWithSchema] + request.turns.map(\.text)
        return texts.reduce(0) { $0 + tokens(in: $1, tokenizer) + perMessage }
    }
}

import Domain

/// Puts a chat completion together, from one body or from chunks.
struct OpenAIDraft: ReplyDraft {
    private(set) var parts = ReplyParts()
    private(set) var isFinished = false
    private var refusal = ""

    mutating func add(body: JSON) { add(body, message: "message") }

    mutating func add(event: JSON, named name: String) {
        if event == "[DONE]" {
            isFinished = true
            // Some servers tell no reason, and this is as good as one.
            if parts.stop == nil, !parts.text.isEmpty { parts.stop = .complete }
        } else {
            add(event, message: "delta")
        }
    }

    private mutating func add(_ answer: JSON, message: String) {
        if let error = answer["error"], !error.isNull { parts.error = answer }
        if let model = answer["model"]?.string { parts.model = model }
        if let usage = answer["usage"], let read = Self.usage(usage) { parts.usage = read }
        guard let choice = answer["choices"]?[0] else { return }
        // OpenRouter tells a provider's error in the choice.
        if let error = choice["error"], !error.isNull { parts.error = ["error": error] }
        parts.text += choice[message]?["content"]?.string ?? ""
        refusal += choice[message]?["refusal"]?.string ?? ""
        if let reason = choice["finish_reason"]?.string { parts.stop = Self.stop(reason) }
        if !refusal.isEmpty, parts.stop != nil { parts.stop = .refused(String(refusal.prefix(200))) }
    }

    /// Cached tokens are among the prompt's, and those of thinking among the completion's.
    private static func usage(_ usage: JSON) -> TokenUsage? {
        guard let input = usage["prompt_tokens"]?.integer, input >= 0 else { return nil }
        let cached = usage["prompt_tokens_details"]?["cached_tokens"]?.integer ?? 0
        return TokenUsage(
            input: input, cachedInput: min(max(0, cached), input),
            output: max(0, usage["completion_tokens"]?.integer ?? 0))
    }

    private static func stop(_ reason: String) -> ReplyParts.Stop {
        switch reason {
        case "stop", "eos", "end_turn": .complete
        case "length", "max_tokens": .truncated
        case "content_filter": .refused("its filter stopped the answer")
        default: .other(reason)
        }
    }
}

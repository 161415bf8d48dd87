import Domain

/// Puts an answer of Gemini's together; each event of its streams has the form of a whole answer.
struct GeminiDraft: ReplyDraft {
    private(set) var parts = ReplyParts()

    /// A Gemini stream ends with its connection: the event with the finish reason need not be the last.
    let isFinished = false

    mutating func add(body: JSON) {
        // Without `alt=sse` a stream is an array.
        for answer in body.items { add(answer) }
        if case .object = body { add(body) }
    }

    mutating func add(event: JSON, named name: String) { add(event) }

    private mutating func add(_ answer: JSON) {
        if answer["error"] != nil { parts.error = answer }
        if let model = answer["modelVersion"]?.string { parts.model = model }
        if let usage = answer["usageMetadata"] { parts.usage = Self.usage(usage) }
        if let reason = answer["promptFeedback"]?["blockReason"]?.string {
            parts.stop = .refused("the question was blocked (\(reason))")
        }
        guard let candidate = answer["candidates"]?[0] else { return }
        for part in candidate["content"]?["parts"]?.items ?? [] where part["thought"]?.bool != true {
            parts.text += part["text"]?.string ?? ""
        }
        if let reason = candidate["finishReason"]?.string { parts.stop = Self.stop(reason) }
    }

    /// What a model thinks is paid for as output, and is not in `candidatesTokenCount`.
    private static func usage(_ usage: JSON) -> TokenUsage {
        func count(_ name: String) -> Int { max(0, usage[name]?.integer ?? 0) }
        let input = count("promptTokenCount") + count("toolUsePromptTokenCount")
        return TokenUsage(
            input: input, cachedInput: min(count("cachedContentTokenCount"), input),
            output: count("candidatesTokenCount") + count("thoughtsTokenCount"))
    }

    private static func stop(_ reason: String) -> ReplyParts.Stop {
        switch reason {
        case "STOP": .complete
        case "MAX_TOKENS": .truncated
        case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "IMAGE_SAFETY":
            .refused("its filter stopped the answer (\(reason))")
        default: .other(reason)
        }
    }
}

import Domain

/// Puts a message together, from one body or from events.
///
/// Source: https://platform.claude.com/docs/en/build-with-claude/streaming (2026-11).
struct AnthropicDraft: ReplyDraft {
    private(set) var parts = ReplyParts()
    private(set) var isFinished = false
    private var fresh = 0
    private var read = 0
    private var written = 0
    private var output = 0

    mutating func add(body: JSON) {
        if body["type"] == "error" { parts.error = body }
        for block in body["content"]?.items ?? [] {
            parts.text += block["text"]?.string ?? ""
            if let answer = block["input"] { parts.text += answer.text }
        }
        add(message: body)
        stop(body)
    }

    mutating func add(event: JSON, named name: String) {
        switch event["type"]?.string ?? name {
        case "message_start": add(message: event["message"] ?? .null)
        case "content_block_delta":
            parts.text += event["delta"]?["text"]?.string ?? event["delta"]?["partial_json"]?.string ?? ""
        case "message_delta":
            count(event["usage"] ?? .null)
            stop(event["delta"] ?? .null)
        case "message_stop": isFinished = true
        case "error":
            parts.error = event
            isFinished = true
        // Pings, thoughts, and what is added later: unknown events are to be passed over.
        default: break
        }
    }

    private mutating func add(message: JSON) {
        if let model = message["model"]?.string { parts.model = model }
        count(message["usage"] ?? .null)
    }

    /// `input_tokens` are those neither read from the cache nor written to it. Counts are totals; the last ones hold.
    private mutating func count(_ usage: JSON) {
        func number(_ name: String) -> Int? { usage[name]?.integer.map { max(0, $0) } }
        fresh = number("input_tokens") ?? fresh
        read = number("cache_read_input_tokens") ?? read
        written = number("cache_creation_input_tokens") ?? written
        output = number("output_tokens") ?? output
        let input = fresh + read + written
        if input + output > 0 { parts.usage = TokenUsage(input: input, cachedInput: read, output: output) }
    }

    private mutating func stop(_ message: JSON) {
        switch message["stop_reason"]?.string {
        case nil: break
        case "end_turn", "tool_use", "stop_sequence": parts.stop = .complete
        case "max_tokens": parts.stop = .truncated
        case "model_context_window_exceeded": parts.stop = .truncated
        case "refusal": parts.stop = .refused("its safety rules stopped the answer")
        case let reason?: parts.stop = .other(reason)
        }
    }
}

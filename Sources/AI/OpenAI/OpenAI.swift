import Foundation

/// OpenAI's chat completions, and what speaks them: Ollama, llama.cpp, vLLM, OpenRouter.
///
/// Source: https://platform.openai.com/docs/api-reference/chat (2026-11).
enum OpenAI: WireFormat {
    typealias Draft = OpenAIDraft

    static let name = "the model's server"
    static let looseOutput = RequestPart.jsonMode

    static func path(for request: ModelRequest, streams: Bool) -> String { "/chat/completions" }

    static func headers(key: Secret?) -> [(String, String)] {
        key.map { [("Authorization", "Bearer \($0.reveal())")] } ?? []
    }

    /// OpenAI's own models want the new name of the token limit; the others know the old one.
    static func firstTraits(of settings: ProviderSettings) -> WireTraits {
        var traits = WireTraits()
        traits.hasNewTokenLimitName = settings.baseURL.host()?.hasSuffix("openai.com") ?? false
        return traits
    }

    static func body(for request: ModelRequest, traits: WireTraits, streams: Bool) -> JSON {
        let limitName = traits.hasNewTokenLimitName ? "max_completion_tokens" : "max_tokens"
        var members: [JSON.Member] = [
            .init("model", .string(request.model)),
            .init("messages", .array(messages(request, traits))),
            .init(limitName, .number(Double(request.maxOutputTokens))),
        ]
        if traits.sendsTemperature, let temperature = request.temperature {
            members.append(.init("temperature", .number(temperature)))
        }
        switch traits.output {
        case .schema:
            let schema: JSON = [
                "name": .string(request.schemaName), "strict": true, "schema": request.schema.json(.enforced),
            ]
            members.append(.init("response_format", ["type": "json_schema", "json_schema": schema]))
        case .loose: members.append(.init("response_format", ["type": "json_object"]))
        case .prompt: break
        }
        if streams {
            members.append(.init("stream", true))
            if traits.sendsStreamOptions { members.append(.init("stream_options", ["include_usage": true])) }
        }
        return .object(members)
    }

    private static func messages(_ request: ModelRequest, _ traits: WireTraits) -> [JSON] {
        let system = traits.output == .schema ? request.system : request.systemWithSchema
        var messages = request.turns.map { turn in
            message(turn.text, role: turn.speaker == .user ? "user" : "assistant")
        }
        if traits.hasSystemMessage {
            messages.insert(message(system, role: "system"), at: 0)
        } else if let first = request.turns.first {
            messages[0] = message("\(system)\n\n\(first.text)", role: "user")
        }
        return messages
    }

    private static func message(_ text: String, role: String) -> JSON {
        ["role": .string(role), "content": .string(text)]
    }

    static func failure(_ head: HTTPHead?, _ refusal: WireRefusal) -> ModelError.Kind? {
        if refusal.has("insufficient_quota", "billing_hard_limit_reached", "billing_not_active") { return .outOfCredit }
        if refusal.has("invalid_api_key") { return .unauthorized }
        if refusal.has("model_not_found") { return .unknownModel }
        if refusal.has("context_length_exceeded", "exceed_context_size_error") || isTooLong(refusal) { return .tooLong }
        if refusal.has("content_filter", "content_policy_violation") { return .refused }
        if refusal.has("rate_limit_exceeded", "rate_limit_error") { return .rateLimited(RateLimit()) }
        if refusal.has("server_error", "overloaded_error") && head == nil { return .overloaded(after: nil) }
        return nil
    }

    private static func isTooLong(_ refusal: WireRefusal) -> Bool {
        refusal.says(
            "maximum context length", "exceeds the available context", "context window", "exceed context window",
            "input is too long", "prompt is too long")
    }

    static func limit(in head: HTTPHead, _ refusal: WireRefusal, clock: ProviderClock) -> RateLimit {
        let isDay = refusal.says("per day", "per-day", "(rpd)", "(tpd)")
        let isMinute = refusal.says("per min", "per-min", "(rpm)", "(tpm)")
        let delays = ["requests", "tokens"].compactMap { quota -> Duration? in
            guard let reset = head.headers["x-ratelimit-reset-\(quota)"].flatMap(RetryHint.span) else { return nil }
            return Int(head.headers["x-ratelimit-remaining-\(quota)"] ?? "0") ?? 0 <= 0 ? reset : nil
        }
        var until = delays.max().map { clock.now().adding($0) }
        // OpenRouter's: milliseconds since 1970.
        if until == nil, let reset = head.headers["x-ratelimit-reset"].flatMap(Double.init), reset > 1e12 {
            until = RetryHint.bounded(reset / 1_000 - clock.now().timeIntervalSince1970).map { clock.now().adding($0) }
        }
        return RateLimit(period: isDay ? .day : isMinute ? .minute : .unknown, until: until, quota: nil)
    }
}

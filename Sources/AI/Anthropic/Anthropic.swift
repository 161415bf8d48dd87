import Foundation

/// Anthropic's Messages API.
///
/// Source: https://platform.claude.com/docs/en/api/messages and …/build-with-claude/structured-outputs (2026-11).
enum Anthropic: WireFormat {
    typealias Draft = AnthropicDraft

    static let name = "Anthropic"
    /// Models before 4.5 have no structured outputs, and are made to call a tool whose input is the answer.
    static let looseOutput = RequestPart.forcedTool

    static func path(for request: ModelRequest, streams: Bool) -> String { "/messages" }

    static func headers(key: Secret?) -> [(String, String)] {
        [("anthropic-version", "2023-06-01")] + (key.map { [("x-api-key", $0.reveal())] } ?? [])
    }

    static func firstTraits(of settings: ProviderSettings) -> WireTraits { WireTraits() }

    static func body(for request: ModelRequest, traits: WireTraits, streams: Bool) -> JSON {
        let system = traits.output == .prompt ? request.systemWithSchema : request.system
        var members: [JSON.Member] = [
            .init("model", .string(request.model)),
            .init("max_tokens", .number(Double(request.maxOutputTokens))),
        ]
        // Tools stand before the system text in the provider's cache, so the mark on the system text covers both.
        if traits.output == .loose {
            members.append(
                .init(
                    "tools",
                    [
                        [
                            "name": .string(request.schemaName), "description": "Takes the answer.",
                            "input_schema": request.schema.json(.enforced),
                        ]
                    ]))
            members.append(.init("tool_choice", ["type": "tool", "name": .string(request.schemaName)]))
        }
        members.append(
            .init("system", [["type": "text", "text": .string(system), "cache_control": ["type": "ephemeral"]]]))
        members.append(.init("messages", .array(request.turns.map(message))))
        if traits.sendsTemperature, let temperature = request.temperature {
            members.append(.init("temperature", .number(temperature)))
        }
        if traits.output == .schema {
            members.append(
                .init(
                    "output_config", ["format": ["type": "json_schema", "schema": request.schema.json(.enforced)]]))
        }
        if streams { members.append(.init("stream", true)) }
        return .object(members)
    }

    private static func message(_ turn: ModelRequest.Turn) -> JSON {
        ["role": turn.speaker == .user ? "user" : "assistant", "content": .string(turn.text)]
    }

    static func failure(_ head: HTTPHead?, _ refusal: WireRefusal) -> ModelError.Kind? {
        if refusal.has("billing_error") || refusal.says("credit balance is too low") { return .outOfCredit }
        if refusal.has("authentication_error", "permission_error") { return .unauthorized }
        if refusal.has("not_found_error") { return .unknownModel }
        if refusal.has("request_too_large") || refusal.says("prompt is too long", "exceed context limit") {
            return .tooLong
        }
        if refusal.has("rate_limit_error") { return .rateLimited(RateLimit()) }
        if refusal.has("overloaded_error") || head?.status == 529 { return .overloaded(after: nil) }
        if refusal.has("timeout_error") { return .unreachable }
        return nil
    }

    /// Times are told as RFC 3339, for each quota apart; those that are used up count.
    static func limit(in head: HTTPHead, _ refusal: WireRefusal, clock: ProviderClock) -> RateLimit {
        let quotas = ["requests", "tokens", "input-tokens", "output-tokens"]
        let used = quotas.filter { head.headers["anthropic-ratelimit-\($0)-remaining"] == "0" }
        let resets = used.compactMap { head.headers["anthropic-ratelimit-\($0)-reset"] }
            .compactMap { try? Date($0, strategy: .iso8601) }
        let latest = resets.max().flatMap { RetryHint.bounded($0.timeIntervalSince(clock.now())) }
        let period: RateLimit.Period =
            refusal.says("per day", "daily") ? .day : refusal.says("per minute") ? .minute : .unknown
        return RateLimit(period: period, until: latest.map { clock.now().adding($0) }, quota: used.first)
    }
}

/// Finds which part of a request a server does not take.
enum WireDecline {
    /// Statuses with which servers refuse a member they do not know: 404 is OpenRouter's, 500 llama.cpp's and Ollama's.
    private static let statuses: Set<Int> = [400, 404, 405, 422, 500, 501]

    static func part(
        status: Int, _ refusal: WireRefusal, traits: WireTraits, request: ModelRequest, loose: RequestPart
    ) -> RequestPart? {
        guard statuses.contains(status) else { return nil }
        let text = ([refusal.message.lowercased()] + refusal.words).joined(separator: " ")
        func names(_ words: [String]) -> Bool { words.contains(where: text.contains) }
        let parts: [RequestPart] = [
            names(["stream_options"]) ? .streamOptions : nil,
            request.temperature != nil && names(["temperature"]) ? .temperature : nil,
            isTokenLimitName(text, traits) ? .tokenLimitName : nil,
            names(systemWords) ? .systemMessage : nil,
            names(outputWords) ? (traits.output == .schema ? .schema : loose) : nil,
        ].compactMap(\.self)
        return parts.first { traits.without($0) != nil }
    }

    private static let systemWords = ["developer instruction", "system role", "role 'system'", "system instruction"]
    private static let outputWords = [
        "response_format", "json_schema", "json_object", "json mode", "json schema", "structured output",
        "output_config", "output_format", "response_schema", "responseschema", "response_json_schema",
        "responsejsonschema", "response_mime_type", "responsemimetype", "grammar", "guided", "tool_choice", "tools",
        "no endpoints found that can handle", "no endpoints found that support",
    ]

    /// That the limit is too high names it, too, and is another matter.
    private static func isTokenLimitName(_ text: String, _ traits: WireTraits) -> Bool {
        let sent = traits.hasNewTokenLimitName ? "max_completion_tokens" : "max_tokens"
        let unknown = [
            "unsupported", "not supported", "unknown", "unrecognized", "unexpected", "extra", "not permitted",
        ]
        return text.contains(sent) && unknown.contains(where: text.contains)
    }
}

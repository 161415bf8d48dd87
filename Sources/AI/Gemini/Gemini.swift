import Foundation

/// Google's Gemini API, `generateContent` and `streamGenerateContent`.
///
/// Source: https://ai.google.dev/api/generate-content (2026-11).
enum Gemini: WireFormat {
    typealias Draft = GeminiDraft

    static let name = "Gemini"
    static let looseOutput = RequestPart.jsonMode

    static func path(for request: ModelRequest, streams: Bool) throws(ModelError) -> String {
        let model = request.model.hasPrefix("models/") ? String(request.model.dropFirst(7)) : request.model
        let isName = model.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isName, !model.isEmpty, !model.contains("..") else {
            throw ModelError(.unknownModel, "“\(request.model.prefix(80))” cannot be the name of a Gemini model")
        }
        return "/models/\(model):" + (streams ? "streamGenerateContent?alt=sse" : "generateContent")
    }

    static func headers(key: Secret?) -> [(String, String)] {
        key.map { [("x-goog-api-key", $0.reveal())] } ?? []
    }

    static func firstTraits(of settings: ProviderSettings) -> WireTraits { WireTraits() }

    static func body(for request: ModelRequest, traits: WireTraits, streams: Bool) -> JSON {
        let system = traits.output == .schema ? request.system : request.systemWithSchema
        var contents = request.turns.map { turn in
            content(turn.text, role: turn.speaker == .user ? "user" : "model")
        }
        // Gemma on this API knows no system instruction.
        if !traits.hasSystemMessage, let first = request.turns.first {
            contents[0] = content("\(system)\n\n\(first.text)", role: "user")
        }
        var members: [JSON.Member] = []
        if traits.hasSystemMessage {
            members.append(.init("systemInstruction", ["parts": [["text": .string(system)]]]))
        }
        members.append(.init("contents", .array(contents)))
        members.append(.init("generationConfig", generation(request, traits)))
        return .object(members)
    }

    private static func content(_ text: String, role: String) -> JSON {
        ["role": .string(role), "parts": [["text": .string(text)]]]
    }

    private static func generation(_ request: ModelRequest, _ traits: WireTraits) -> JSON {
        var members: [JSON.Member] = [.init("maxOutputTokens", .number(Double(request.maxOutputTokens)))]
        if traits.sendsTemperature, let temperature = request.temperature {
            members.append(.init("temperature", .number(temperature)))
        }
        if traits.output != .prompt { members.append(.init("responseMimeType", "application/json")) }
        if traits.output == .schema { members.append(.init("responseJsonSchema", request.schema.json(.enforced))) }
        return .object(members)
    }

    static func failure(_ head: HTTPHead?, _ refusal: WireRefusal) -> ModelError.Kind? {
        let reasons = details(refusal).compactMap { $0["reason"]?.string }
        if reasons.contains("API_KEY_INVALID") || refusal.says("api key not valid", "api key expired") {
            return .unauthorized
        }
        if refusal.says("token count", "tokens allowed") && refusal.says("exceed") { return .tooLong }
        if refusal.has("resource_exhausted") || head?.status == 429 {
            return hasNoQuota(refusal) ? .outOfCredit : .rateLimited(RateLimit())
        }
        if refusal.has("unavailable", "internal") { return .overloaded(after: nil) }
        if head?.status == 504 || refusal.has("deadline_exceeded") { return .unreachable }
        return nil
    }

    /// A plan that grants none of this model says so as a quota of zero; no time of waiting changes that.
    private static func hasNoQuota(_ refusal: WireRefusal) -> Bool {
        let values = violations(refusal).compactMap { $0["quotaValue"]?.string }
        return values.contains("0") || refusal.says("limit: 0,", "limit: 0 ") || refusal.message.hasSuffix("limit: 0")
    }

    static func limit(in head: HTTPHead, _ refusal: WireRefusal, clock: ProviderClock) -> RateLimit {
        let quotas = violations(refusal).compactMap { $0["quotaId"]?.string }
        let daily = quotas.first { $0.contains("PerDay") }
        let delay = details(refusal).compactMap { $0["retryDelay"]?.string }.compactMap(RetryHint.span).max()
        let period: RateLimit.Period =
            daily != nil ? .day : quotas.contains { $0.contains("PerMinute") } ? .minute : .unknown
        return RateLimit(
            period: period, until: delay.map { clock.now().adding($0) }, quota: daily ?? quotas.first)
    }

    /// `google.rpc.QuotaFailure`, `RetryInfo` and `ErrorInfo`.
    private static func details(_ refusal: WireRefusal) -> [JSON] { refusal.json?["error"]?["details"]?.items ?? [] }

    private static func violations(_ refusal: WireRefusal) -> [JSON] {
        details(refusal).flatMap { $0["violations"]?.items ?? [] }
    }
}

import Domain
import Foundation
import Testing

@testable import AI

@Suite struct OpenAITests {
    @Test func `a request says all that was asked for`() async throws {
        let asked = try await ask(
            .openai, streams: true, request: .sample(temperature: 0), Wire.reply(.openai, streams: true))
        #expect(asked.requests.first?.target == "/v1/chat/completions")
        #expect(
            asked.sent() == [
                "model": "tiny-1",
                "messages": [
                    ["role": "system", "content": "You weigh postings."],
                    ["role": "user", "content": #"{"postings":[]}"#],
                ],
                "max_tokens": 100, "temperature": 0,
                "response_format": [
                    "type": "json_schema",
                    "json_schema": [
                        "name": "verdict", "strict": true, "schema": JSONSchema.sample.json(.enforced),
                    ],
                ],
                "stream": true, "stream_options": ["include_usage": true],
            ])
    }

    @Test func `OpenAI itself is told the token limit under its new name`() throws {
        let settings = try ProviderSettings(.openai, key: nil)
        #expect(settings.baseURL.absoluteString == "https://api.openai.com/v1")
        let traits = OpenAI.firstTraits(of: settings)
        let body = OpenAI.body(for: .sample(), traits: traits, streams: false)
        #expect(body["max_completion_tokens"] == 100)
        #expect(body["max_tokens"] == nil)
        #expect(body["stream"] == nil)
    }

    @Test func `a server without a key is sent none`() async throws {
        try await ModelServer.run(answer: { _, _ in Wire.reply(.openai, streams: false) }) { server in
            try await withConnection { connection in
                _ = try await server.settings(.openai, streams: false, key: nil)
                    .provider(on: connection).reply(to: .sample())
                #expect(server.requests.first?.header("Authorization") == nil)
            }
        }
    }

    @Test(arguments: [false, true])
    func `a refusal is told apart from an answer`(_ streams: Bool) async throws {
        let message: JSON = ["role": "assistant", "content": .null, "refusal": "I can't help with that."]
        let choice = JSON.object([
            .init("index", 0), .init(streams ? "delta" : "message", message), .init("finish_reason", "stop"),
        ])
        let body: JSON = ["choices": [choice], "usage": ["prompt_tokens": 9, "completion_tokens": 4]]
        let asked = try await ask(
            .openai, streams: streams,
            streams ? .events(["data: \(body.text)\n\n", "data: [DONE]\n\n"]) : .json(body))
        #expect(asked.error?.kind == .refused)
        #expect(asked.error?.reason == "the model's server does not answer this: I can't help with that.")
        #expect(asked.error?.usage.total == 13)
    }

    static let errors: [(Int, JSON, ModelError.Kind)] = [
        (
            401, ["error": ["message": .string("Incorrect API key provided: \(testKey)"), "code": "invalid_api_key"]],
            .unauthorized
        ),
        (403, ["error": ["message": "Country not supported"]], .unauthorized),
        (404, ["error": ["message": "The model `tiny-1` does not exist", "code": "model_not_found"]], .unknownModel),
        (404, ["error": .string("model 'tiny-1' not found, try pulling it first")], .unknownModel),
        (
            429,
            [
                "error": [
                    "message": "You exceeded your current quota", "type": "insufficient_quota",
                    "code": "insufficient_quota",
                ]
            ],
            .outOfCredit
        ),
        (402, ["error": ["message": "Insufficient credits", "code": 402]], .outOfCredit),
        (
            400,
            [
                "error": [
                    "message": "This model's maximum context length is 8192 tokens.", "code": "context_length_exceeded",
                ]
            ],
            .tooLong
        ),
        (
            400,
            [
                "error": [
                    "message": "the request exceeds the available context size", "type": "exceed_context_size_error",
                ]
            ], .tooLong
        ),
        (413, ["error": ["message": "Payload too large"]], .tooLong),
        (400, ["error": ["message": "Invalid prompt", "code": "content_policy_violation"]], .refused),
        (400, ["detail": "max_tokens is too large: 100. This model supports at most 64."], .invalidRequest),
        (422, ["message": "Field required", "type": "missing"], .invalidRequest),
        (408, ["error": ["message": "Request timed out"]], .unreachable),
        (500, ["error": ["message": "The server had an error", "type": "server_error"]], .overloaded(after: nil)),
        (503, ["error": ["message": "Loading model", "type": "unavailable_error"]], .overloaded(after: nil)),
    ]

    @Test(arguments: errors, [false, true])
    func `an error is told by what it asks of the caller`(
        _ error: (Int, JSON, ModelError.Kind), streams: Bool
    ) async throws {
        let asked = try await ask(.openai, streams: streams, .json(error.1, status: error.0))
        #expect(asked.error?.kind == error.2)
        #expect(asked.error?.status == error.0)
    }

    @Test func `404 without a word of why is the address's fault`() async throws {
        let asked = try await ask(.openai, .text("404 page not found", status: 404))
        #expect(asked.error?.kind == .invalidRequest)
        #expect(asked.error?.reason == "127.0.0.1 answered 404: is the base URL right?")
    }

    static let limits: [(String, [String: String], RateLimit.Period, TimeInterval?)] = [
        ("Rate limit reached for tiny-1 on requests per min (RPM): Limit 3", ["Retry-After": "20"], .minute, 20),
        (
            "on requests per day (RPD): Limit 200, Used 200",
            ["x-ratelimit-reset-requests": "7m12s", "x-ratelimit-remaining-requests": "0"], .day, 432
        ),
        ("on tokens per min (TPM)", ["retry-after-ms": "1250"], .minute, 1.25),
        (
            "slow down",
            [
                "x-ratelimit-reset-requests": "8.64s", "x-ratelimit-remaining-requests": "9",
                "x-ratelimit-reset-tokens": "120ms", "x-ratelimit-remaining-tokens": "0",
            ], .unknown, 0.12
        ),
        ("slow down", ["Retry-After": "Mon, 21 Sep 2026 14:14:20 GMT"], .unknown, 60),
        ("free-models-per-day", ["X-RateLimit-Reset": "1790003600000"], .day, 3_600),
        ("slow down", ["Retry-After": "99999999999"], .unknown, 48 * 3_600),
        ("slow down", ["Retry-After": "soon"], .unknown, nil),
    ]

    @Test(arguments: limits)
    func `a limit says what is used up and until when`(
        _ limit: (String, [String: String], RateLimit.Period, TimeInterval?)
    ) async throws {
        let error: JSON = ["error": ["message": .string(limit.0), "code": "rate_limit_exceeded"]]
        let asked = try await ask(.openai, .json(error, status: 429, headers: limit.1))
        guard case .rateLimited(let told) = asked.error?.kind else {
            Issue.record("\(asked)")
            return
        }
        #expect(told.period == limit.2)
        #expect(told.until.map { ($0.timeIntervalSince(testNow) * 1_000).rounded() / 1_000 } == limit.3)
    }

    @Test func `an overloaded server says when to come again`() async throws {
        let asked = try await ask(.openai, .text("busy", status: 503, headers: ["Retry-After": "5"]))
        #expect(asked.error?.kind == .overloaded(after: .seconds(5)))
        #expect(asked.error?.reason == "127.0.0.1 answered 503: busy")
    }

    @Test func `an error in the middle of a stream is one`() async throws {
        let chunks = Wire.openAIStream(sampleAnswer, stop: "stop").prefix(3)
        let asked = try await ask(
            .openai, streams: true,
            .events(chunks + [#"data: {"error":{"message":"upstream","code":"rate_limit_exceeded"}}"# + "\n\n"]))
        #expect(asked.error?.kind == .rateLimited(RateLimit()))
    }

    @Test func `a message that repeats the key is shown without it`() async throws {
        let asked = try await ask(
            .openai,
            .json(["error": ["message": .string("bad header Bearer \(testKey)\u{202E}\n\u{0007}!")]], status: 400))
        #expect(asked.error?.reason == "127.0.0.1 answered 400: bad header Bearer ‹secret› !")
    }

    @Test func `an answer that ends with DONE and no reason is complete`() async throws {
        let asked = try await ask(
            .openai, streams: true,
            .events([#"data: {"choices":[{"delta":{"content":"{}"}}]}"# + "\n\n", "data: [DONE]\n\n"]))
        #expect(asked.reply?.text == "{}")
    }
}

import Domain
import Foundation
import Testing

@testable import AI

@Suite struct AnthropicTests {
    @Test func `a request says all that was asked for, and the system text is kept in the cache`() async throws {
        let asked = try await ask(.anthropic, streams: true, Wire.reply(.anthropic, streams: true))
        #expect(asked.requests.first?.target == "/v1/messages")
        #expect(asked.requests.first?.header("anthropic-version") == "2023-06-01")
        #expect(
            asked.sent() == [
                "model": "tiny-1", "max_tokens": 100,
                "system": [
                    ["type": "text", "text": "You weigh postings.", "cache_control": ["type": "ephemeral"]]
                ],
                "messages": [["role": "user", "content": #"{"postings":[]}"#]],
                "output_config": [
                    "format": ["type": "json_schema", "schema": JSONSchema.sample.json(.enforced)]
                ],
                "stream": true,
            ])
    }

    static func error(_ type: String, _ message: String) -> JSON {
        ["type": "error", "error": ["type": .string(type), "message": .string(message)], "request_id": "req_1"]
    }

    static let errors: [(Int, String, String, ModelError.Kind)] = [
        (401, "authentication_error", "invalid x-api-key", .unauthorized),
        (403, "permission_error", "Your API key may not use this", .unauthorized),
        (402, "billing_error", "Payment required", .outOfCredit),
        (400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API.", .outOfCredit),
        (400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum", .tooLong),
        (400, "invalid_request_error", "messages: at least one message is required", .invalidRequest),
        (404, "not_found_error", "model: tiny-1", .unknownModel),
        (413, "request_too_large", "Request exceeds the maximum size", .tooLong),
        (500, "api_error", "Internal server error", .overloaded(after: nil)),
        (504, "timeout_error", "Request timed out", .unreachable),
        (529, "overloaded_error", "Overloaded", .overloaded(after: nil)),
    ]

    @Test(arguments: errors, [false, true])
    func `an error is told by what it asks of the caller`(
        _ error: (Int, String, String, ModelError.Kind), streams: Bool
    ) async throws {
        let asked = try await ask(.anthropic, streams: streams, .json(Self.error(error.1, error.2), status: error.0))
        #expect(asked.error?.kind == error.3)
        #expect(asked.error?.reason.contains(error.2) == true)
    }

    @Test func `a limit says until when, by the quota that is used up`() async throws {
        let asked = try await ask(
            .anthropic,
            .json(
                Self.error("rate_limit_error", "would exceed the rate limit of 30,000 input tokens per minute"),
                status: 429,
                headers: [
                    "anthropic-ratelimit-requests-remaining": "12",
                    "anthropic-ratelimit-requests-reset": "2026-09-21T15:00:00Z",
                    "anthropic-ratelimit-input-tokens-remaining": "0",
                    "anthropic-ratelimit-input-tokens-reset": "2026-09-21T14:13:50Z",
                ]))
        #expect(
            asked.error?.kind
                == .rateLimited(
                    RateLimit(period: .minute, until: testNow.addingTimeInterval(30), quota: "input-tokens")))
    }

    @Test func `of two times the later counts`() async throws {
        let asked = try await ask(
            .anthropic,
            .json(
                Self.error("rate_limit_error", "slow down"), status: 429,
                headers: [
                    "retry-after": "45", "anthropic-ratelimit-requests-remaining": "0",
                    "anthropic-ratelimit-requests-reset": "2026-09-21T14:13:30Z",
                ]))
        #expect(
            asked.error?.kind
                == .rateLimited(RateLimit(until: testNow.addingTimeInterval(45), quota: "requests")))
    }

    @Test func `an error in the middle of a stream is one`() async throws {
        let events = Wire.anthropicStream(sampleAnswer, stop: "end_turn").prefix(7)
        let error = "event: error\ndata: \(Self.error("overloaded_error", "Overloaded").text)\n\n"
        let asked = try await ask(.anthropic, streams: true, .events(events + [error]))
        #expect(asked.error?.kind == .overloaded(after: nil))
        #expect(asked.error?.usage == TokenUsage(input: 120, cachedInput: 64, output: 1))
    }

    @Test(arguments: [false, true])
    func `an answer may come as the input of the tool that was forced`(_ streams: Bool) async throws {
        let whole: JSON = [
            "type": "message", "model": "tiny-1",
            "content": [["type": "tool_use", "id": "t", "name": "verdict", "input": ["score": 1]]],
            "stop_reason": "tool_use", "usage": ["input_tokens": 5, "output_tokens": 3],
        ]
        let events: [JSON] = [
            [
                "type": "message_start",
                "message": ["model": "tiny-1", "usage": ["input_tokens": 5, "output_tokens": 1]],
            ],
            [
                "type": "content_block_start", "index": 0,
                "content_block": ["type": "tool_use", "id": "t", "name": "verdict", "input": .object([])],
            ],
            [
                "type": "content_block_delta", "index": 0,
                "delta": ["type": "input_json_delta", "partial_json": #"{"sco"#],
            ],
            [
                "type": "content_block_delta", "index": 0,
                "delta": ["type": "input_json_delta", "partial_json": #"re":1}"#],
            ],
            ["type": "message_delta", "delta": ["stop_reason": "tool_use"], "usage": ["output_tokens": 3]],
            ["type": "message_stop"],
        ]
        let stream = events.map { "event: \($0["type"]?.string ?? "")\ndata: \($0.text)\n\n" }
        let asked = try await ask(.anthropic, streams: streams, streams ? .events(stream) : .json(whole))
        #expect(asked.reply?.text == #"{"score":1}"#)
        #expect(asked.reply?.usage == TokenUsage(input: 5, output: 3))
    }
}

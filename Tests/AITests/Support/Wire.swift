@testable import AI

/// Answers in the providers' documented formats, whole and as streams.
enum Wire {
    static func reply(
        _ kind: ProviderSettings.Kind, streams: Bool, text: String = sampleAnswer, stop: String? = nil
    ) -> ModelServer.Reply {
        switch (kind, streams) {
        case (.gemini, false): .json(gemini(text, stop: stop ?? "STOP"))
        case (.gemini, true): .events(geminiStream(text, stop: stop ?? "STOP"))
        case (.openai, false): .json(openAI(text, stop: stop ?? "stop"))
        case (.openai, true): .events(openAIStream(text, stop: stop ?? "stop"))
        case (.anthropic, false): .json(anthropic(text, stop: stop ?? "end_turn"))
        case (.anthropic, true): .events(anthropicStream(text, stop: stop ?? "end_turn"))
        }
    }

    static func gemini(_ text: String, stop: String) -> JSON {
        [
            "candidates": [
                [
                    "content": [
                        "parts": [["text": "hm…", "thought": true], ["text": .string(text)]], "role": "model",
                    ],
                    "finishReason": .string(stop), "index": 0,
                ]
            ],
            "usageMetadata": geminiUsage, "modelVersion": "tiny-1-001", "responseId": "r1",
        ]
    }

    private static let geminiUsage: JSON = [
        "promptTokenCount": 120, "cachedContentTokenCount": 64, "candidatesTokenCount": 20, "thoughtsTokenCount": 11,
        "totalTokenCount": 151,
    ]

    static func geminiStream(_ text: String, stop: String) -> [String] {
        let halves = halves(text)
        return [
            ["candidates": [["content": ["parts": [["text": .string(halves.0)]], "role": "model"], "index": 0]]],
            [
                "candidates": [
                    [
                        "content": ["parts": [["text": .string(halves.1)]], "role": "model"],
                        "finishReason": .string(stop), "index": 0,
                    ]
                ],
                "usageMetadata": geminiUsage, "modelVersion": "tiny-1-001",
            ],
        ].map { (json: JSON) in "data: \(json.text)\r\n\r\n" }
    }

    static func openAI(_ text: String, stop: String) -> JSON {
        [
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1_790_000_000, "model": "tiny-1-001",
            "choices": [
                [
                    "index": 0, "message": ["role": "assistant", "content": .string(text), "refusal": .null],
                    "logprobs": .null, "finish_reason": .string(stop),
                ]
            ],
            "usage": openAIUsage,
        ]
    }

    private static let openAIUsage: JSON = [
        "prompt_tokens": 120, "completion_tokens": 31, "total_tokens": 151,
        "prompt_tokens_details": ["cached_tokens": 64], "completion_tokens_details": ["reasoning_tokens": 11],
    ]

    static func openAIStream(_ text: String, stop: String) -> [String] {
        func chunk(_ delta: JSON, _ reason: JSON = .null) -> JSON {
            [
                "id": "chatcmpl-1", "object": "chat.completion.chunk", "model": "tiny-1-001",
                "choices": [["index": 0, "delta": delta, "finish_reason": reason]], "usage": .null,
            ]
        }
        let halves = halves(text)
        let chunks: [JSON] = [
            chunk(["role": "assistant", "content": ""]), chunk(["content": .string(halves.0)]),
            chunk(["content": .string(halves.1)]), chunk(.object([]), .string(stop)),
            ["id": "chatcmpl-1", "model": "tiny-1-001", "choices": [], "usage": openAIUsage],
        ]
        return [": OPENROUTER PROCESSING\n\n"] + chunks.map { "data: \($0.text)\n\n" } + ["data: [DONE]\n\n"]
    }

    static func anthropic(_ text: String, stop: String) -> JSON {
        [
            "id": "msg_1", "type": "message", "role": "assistant", "model": "tiny-1-001",
            "content": [
                ["type": "thinking", "thinking": "hm…", "signature": "x"], ["type": "text", "text": .string(text)],
            ],
            "stop_reason": .string(stop), "stop_sequence": .null,
            "usage": [
                "input_tokens": 46, "cache_creation_input_tokens": 10, "cache_read_input_tokens": 64,
                "output_tokens": 31,
            ],
        ]
    }

    static func anthropicStream(_ text: String, stop: String) -> [String] {
        let halves = halves(text)
        let events: [JSON] = [
            [
                "type": "message_start",
                "message": [
                    "id": "msg_1", "type": "message", "role": "assistant", "content": [], "model": "tiny-1-001",
                    "stop_reason": .null,
                    "usage": [
                        "input_tokens": 46, "cache_creation_input_tokens": 10, "cache_read_input_tokens": 64,
                        "output_tokens": 1,
                    ],
                ],
            ],
            ["type": "content_block_start", "index": 0, "content_block": ["type": "thinking", "thinking": ""]],
            ["type": "content_block_delta", "index": 0, "delta": ["type": "thinking_delta", "thinking": "hm…"]],
            ["type": "content_block_stop", "index": 0],
            ["type": "content_block_start", "index": 1, "content_block": ["type": "text", "text": ""]],
            ["type": "ping"],
            ["type": "content_block_delta", "index": 1, "delta": ["type": "text_delta", "text": .string(halves.0)]],
            ["type": "content_block_delta", "index": 1, "delta": ["type": "text_delta", "text": .string(halves.1)]],
            ["type": "content_block_stop", "index": 1],
            ["type": "message_delta", "delta": ["stop_reason": .string(stop)], "usage": ["output_tokens": 31]],
            ["type": "message_stop"],
        ]
        return events.map { "event: \($0["type"]?.string ?? "")\ndata: \($0.text)\n\n" }
    }

    private static func halves(_ text: String) -> (String, String) {
        let middle = text.index(text.startIndex, offsetBy: text.count / 2)
        return (String(text[..<middle]), String(text[middle...]))
    }
}

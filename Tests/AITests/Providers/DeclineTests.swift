import Domain
import Testing

@testable import AI

@Suite struct DeclineTests {
    /// A server that refuses requests for which `objection` has words, and answers the others.
    private func ask(
        _ kind: ProviderSettings.Kind, request: ModelRequest = .sample(), streams: Bool = false, status: Int = 400,
        objection: @escaping @Sendable (JSON) -> String?
    ) async throws -> (answer: ModelAnswer?, error: ModelError?, sent: [JSON]) {
        try await ModelServer.run(answer: { request, _ in
            if let words = objection(JSON(parsing: request.body.utf8) ?? .null) {
                return .json(["error": ["message": .string(words), "type": "invalid_request_error"]], status: status)
            }
            return Wire.reply(kind, streams: streams)
        }) { server in
            try await withConnection { connection in
                let provider = try server.settings(kind, streams: streams).provider(on: connection, clock: testClock)
                let question = Question(request)
                func sent() -> [JSON] { server.requests.map { JSON(parsing: $0.body.utf8) ?? .null } }
                do {
                    _ = try await question.answer(by: provider.reply)
                    // What was learned holds: the second question is one request.
                    return (try await question.answer(by: provider.reply), nil, sent())
                } catch let error as ModelError {
                    return (nil, error, sent())
                }
            }
        }
    }

    @Test func `a server without schemas is asked for JSON, and one without that is asked in words`() async throws {
        let asked = try await ask(.openai) { body in
            body["response_format"] == nil ? nil : "'response_format' is not supported by this model"
        }
        #expect(asked.answer?.value["score"] == 85)
        let formats = asked.sent.map { $0["response_format"]?["type"]?.string }
        #expect(formats == ["json_schema", "json_object", nil, nil])
        let system = asked.sent[2]["messages"]?[0]?["content"]?.string
        #expect(system?.hasPrefix("You weigh postings.\n\nAnswer with one JSON object") == true)
        #expect(system?.contains(#""maximum":100"#) == true)
    }

    @Test func `the token limit goes under the name that the server knows`() async throws {
        let asked = try await ask(.openai) { body in
            body["max_tokens"] == nil
                ? nil
                : "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
        }
        #expect(asked.answer != nil)
        #expect(asked.sent.map { $0["max_completion_tokens"] } == [nil, 100, 100])
    }

    @Test(arguments: ProviderSettings.Kind.allCases)
    func `a model that takes no temperature is sent none`(_ kind: ProviderSettings.Kind) async throws {
        let asked = try await ask(kind, request: .sample(temperature: 0.1)) { body in
            body["temperature"] ?? body["generationConfig"]?["temperature"] == nil
                ? nil : "Unsupported value: 'temperature' does not support 0.1 with this model."
        }
        #expect(asked.answer != nil)
        #expect(asked.sent.count == 3)
    }

    @Test func `a server that knows no stream options is sent none`() async throws {
        let asked = try await ask(.openai, streams: true) { body in
            body["stream_options"] == nil ? nil : "Unrecognized request argument supplied: stream_options"
        }
        #expect(asked.answer != nil)
        #expect(asked.sent.map { $0["stream"] } == [true, true, true])
    }

    @Test func `an older model of Anthropic's is made to call a tool`() async throws {
        let asked = try await ask(.anthropic) { body in
            body["output_config"] == nil ? nil : "output_config.format: this model does not support structured outputs"
        }
        #expect(asked.answer != nil)
        #expect(asked.sent[1]["tool_choice"] == ["type": "tool", "name": "verdict"])
        #expect(asked.sent[1]["tools"]?[0]?["input_schema"] == JSONSchema.sample.json(.enforced))
        #expect(asked.sent[1]["system"] == asked.sent[0]["system"])
    }

    @Test func `Gemma on Gemini's API has its instructions in the first message`() async throws {
        let asked = try await ask(.gemini) { body in
            if body["systemInstruction"] != nil { return "Developer instruction is not enabled for models/tiny-1" }
            return body["generationConfig"]?["responseMimeType"] == nil
                ? nil : "JSON mode is not enabled for models/tiny-1"
        }
        #expect(asked.answer != nil)
        #expect(asked.sent.count == 5)
        let text = asked.sent[4]["contents"]?[0]?["parts"]?[0]?["text"]?.string
        #expect(text?.hasPrefix("You weigh postings.") == true)
        #expect(text?.hasSuffix(#"{"postings":[]}"#) == true)
    }

    @Test func `OpenRouter says with 404 that no provider takes a schema`() async throws {
        let asked = try await ask(.openai, status: 404) { body in
            body["response_format"]?["type"] == "json_schema"
                ? "No endpoints found that can handle the requested parameters." : nil
        }
        #expect(asked.answer != nil)
    }

    @Test func `a server that refuses whatever is sent is given up`() async throws {
        let asked = try await ask(.openai, request: .sample(temperature: 0.5)) { _ in
            "response_format, temperature and max_tokens are not supported"
        }
        #expect(asked.error?.kind == .invalidRequest)
        #expect(asked.sent.count == 5)
    }

    @Test func `each refused request goes through whoever counts requests`() async throws {
        let refusals = Counter()
        let replies = Counter()
        let ask: Ask = { _ in
            if refusals.add() <= 2 { throw ModelError(.declined(.schema), "no schema") }
            _ = replies.add()
            return ModelReply(text: sampleAnswer, usage: .init(input: 1, output: 1), latency: .zero)
        }
        _ = try await Question(.sample()).answer(by: ask)
        #expect(refusals.count == 3)
        #expect(replies.count == 1)
    }
}

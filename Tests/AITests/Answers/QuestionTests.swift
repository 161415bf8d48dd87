import Domain
import Synchronization
import Testing

@testable import AI

@Suite struct QuestionTests {
    private struct Verdict: Decodable, Equatable {
        var reason: String
        var score: Int
    }

    /// Answers with these texts, one after the other.
    private final class Model: Sendable {
        private let state: Mutex<(texts: [String], requests: [ModelRequest])>

        init(_ texts: String...) { state = Mutex((texts, [])) }

        var requests: [ModelRequest] { state.withLock(\.requests) }

        @Sendable func reply(_ request: ModelRequest) -> ModelReply {
            let text = state.withLock { state in
                state.requests.append(request)
                return state.texts.removeFirst()
            }
            return ModelReply(text: text, usage: TokenUsage(input: 100, cachedInput: 40, output: 10), latency: .zero)
        }
    }

    @Test func `a good answer takes one request`() async throws {
        let model = Model(sampleAnswer)
        let answer = try await Question(.sample()).answer(by: model.reply)
        #expect(try answer.decoded(as: Verdict.self) == Verdict(reason: "knows Swift – und Köln 東京", score: 85))
        #expect(answer.repairs.isEmpty)
        #expect(answer.replies.count == 1)
    }

    @Test func `what can be mended without the model is`() async throws {
        let model = Model("Here:\n```json\n{'reason': 'ok', 'score': '70', 'more': NaN,}\n```")
        let answer = try await Question(.sample()).answer(by: model.reply)
        #expect(answer.value == ["reason": "ok", "score": 70])
        #expect(answer.repairs == [.surroundings, .quotes, .comma, .notANumber])
        #expect(model.requests.count == 1)
    }

    @Test func `a bad answer is shown to the model with what is wrong, and both are paid for`() async throws {
        let model = Model(#"{"reason":"ok","score":850}"#, #"{"reason":"ok","score":85}"#)
        let told = Mutex<[String]>([])
        let answer = try await Question(.sample()).answer(by: model.reply) { problems in
            told.withLock { $0 = problems }
        }
        #expect(answer.value["score"] == 85)
        #expect(answer.replies.count == 2)
        #expect(answer.usage == TokenUsage(input: 200, cachedInput: 80, output: 20))
        #expect(told.withLock { $0 } == ["$.score is 850 and should be from 0 to 100"])
        let second = model.requests[1]
        #expect(second.system == model.requests[0].system)
        #expect(second.turns.count == 3)
        #expect(second.turns[0] == model.requests[0].turns[0])
        #expect(second.turns[1] == .init(.model, #"{"reason":"ok","score":850}"#))
        #expect(second.turns[2].text.contains("- $.score is 850 and should be from 0 to 100"))
    }

    @Test(arguments: ["I cannot do that.", "", "[]", "{}"])
    func `an answer that is no better the second time is an error with what both cost`(_ text: String) async throws {
        let model = Model(text, text)
        let error = await #expect(throws: ModelError.self) {
            try await Question(.sample()).answer(by: model.reply)
        }
        #expect(error?.kind == .malformed)
        #expect(error?.usage == TokenUsage(input: 200, cachedInput: 80, output: 20))
        #expect(model.requests.count == 2)
    }

    @Test func `a score that was cut short is asked for again, not guessed`() async throws {
        let model = Model(#"{"reason":"ok","score":8"#, #"{"reason":"ok","score":85}"#)
        let answer = try await Question(.sample()).answer(by: model.reply)
        #expect(answer.value["score"] == 85)
        #expect(answer.replies.count == 2)
    }

    @Test func `an answer names no address`() async throws {
        let model = Model(
            #"{"reason":"Apply at https://evil.example/x?a=1 or booking.com (www.evil.example)","score":1}"#)
        let answer = try await Question(.sample(), allowedDomains: ["Booking.com"]).answer(by: model.reply)
        #expect(answer.value["reason"] == "Apply at [link removed] or booking.com ([link removed])")
        #expect(answer.removedLinks == 2)
    }

    @Test func `what whoever counts requests throws comes through`() async throws {
        struct NotNow: Error {}
        await #expect(throws: NotNow.self) { try await Question(.sample()).answer(by: { _ in throw NotNow() }) }
    }

    @Test(arguments: AnswerTests.ways)
    func `the repair round works in each provider's format`(_ kind: ProviderSettings.Kind, streams: Bool) async throws {
        try await ModelServer.run(answer: { _, number in
            Wire.reply(kind, streams: streams, text: number == 1 ? "no JSON here" : sampleAnswer)
        }) { server in
            try await withConnection { connection in
                let provider = try server.settings(kind, streams: streams).provider(on: connection)
                let answer = try await Question(.sample()).answer(by: provider.reply)
                #expect(answer.value["score"] == 85)
                #expect(answer.usage == TokenUsage(input: 240, cachedInput: 128, output: 62))
                let sent = JSON(parsing: server.requests[1].body.utf8)
                let roles = (sent?["messages"] ?? sent?["contents"])?.items.compactMap { $0["role"]?.string }
                #expect(roles?.suffix(3) == ["user", kind == .gemini ? "model" : "assistant", "user"])
            }
        }
    }
}

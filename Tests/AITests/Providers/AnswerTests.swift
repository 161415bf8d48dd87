import Domain
import Testing

@testable import AI

/// What all providers have in common, with streaming off and on.
@Suite struct AnswerTests {
    static let ways = ProviderSettings.Kind.allCases.flatMap { kind in [(kind, false), (kind, true)] }

    @Test(arguments: ways)
    func `an answer comes with its text, its counts and its model`(
        _ kind: ProviderSettings.Kind, streams: Bool
    ) async throws {
        let asked = try await ask(kind, streams: streams, Wire.reply(kind, streams: streams))
        let reply = try #require(asked.reply)
        #expect(reply.text == sampleAnswer)
        #expect(reply.usage == TokenUsage(input: 120, cachedInput: 64, output: 31))
        #expect(!reply.isUsageEstimated)
        #expect(reply.finish == .complete)
        #expect(reply.model == "tiny-1-001")
        #expect(reply.latency > .zero)
        #expect(asked.requests.count == 1)
    }

    @Test(arguments: ways)
    func `an answer that comes byte by byte is the same`(_ kind: ProviderSettings.Kind, streams: Bool) async throws {
        let asked = try await ask(kind, streams: streams, Wire.reply(kind, streams: streams).byteByByte)
        #expect(asked.reply?.text == sampleAnswer)
        #expect(asked.reply?.usage.total == 151)
    }

    @Test(arguments: ProviderSettings.Kind.allCases)
    func `a server that answers whole where a stream was asked for is understood`(
        _ kind: ProviderSettings.Kind
    ) async throws {
        let asked = try await ask(kind, streams: true, Wire.reply(kind, streams: false))
        #expect(asked.reply?.text == sampleAnswer)
    }

    @Test(arguments: ways)
    func `an answer cut at the token limit is an error with what it cost`(
        _ kind: ProviderSettings.Kind, streams: Bool
    ) async throws {
        let stop = [.gemini: "MAX_TOKENS", .openai: "length", .anthropic: "max_tokens"][kind]
        let asked = try await ask(kind, streams: streams, Wire.reply(kind, streams: streams, stop: stop))
        #expect(asked.error?.kind == .truncated)
        #expect(asked.error?.usage == TokenUsage(input: 120, cachedInput: 64, output: 31))
        #expect(asked.error?.reason == "the answer did not fit in 100 tokens")
    }

    @Test(arguments: ways)
    func `an answer that a filter stopped is a refusal with what it cost`(
        _ kind: ProviderSettings.Kind, streams: Bool
    ) async throws {
        let stop = [.gemini: "SAFETY", .openai: "content_filter", .anthropic: "refusal"][kind]
        let asked = try await ask(kind, streams: streams, Wire.reply(kind, streams: streams, stop: stop))
        #expect(asked.error?.kind == .refused)
        #expect(asked.error?.usage.output == 31)
    }

    @Test(arguments: ProviderSettings.Kind.allCases)
    func `a stream that ends before its answer does is no answer`(_ kind: ProviderSettings.Kind) async throws {
        let asked = try await ask(
            kind, streams: true, Wire.reply(kind, streams: true).ending(.whole, afterPieces: kind == .gemini ? 1 : 3))
        #expect(asked.error?.kind == .unreachable)
    }

    @Test(arguments: ways)
    func `the key goes in a header and nowhere else`(_ kind: ProviderSettings.Kind, streams: Bool) async throws {
        let asked = try await ask(kind, streams: streams, Wire.reply(kind, streams: streams))
        let request = try #require(asked.requests.first)
        let (name, value) =
            switch kind {
            case .gemini: ("x-goog-api-key", testKey)
            case .openai: ("Authorization", "Bearer \(testKey)")
            case .anthropic: ("x-api-key", testKey)
            }
        #expect(request.header(name) == value)
        #expect(!request.target.contains(testKey))
        #expect(!request.body.contains(testKey))
        #expect(request.headersWith(testKey) == 1)
    }

    @Test(arguments: ways)
    func `the same question is the same bytes`(_ kind: ProviderSettings.Kind, streams: Bool) async throws {
        let first = try await ask(kind, streams: streams, Wire.reply(kind, streams: streams))
        let second = try await ask(kind, streams: streams, Wire.reply(kind, streams: streams))
        #expect(first.requests.first?.body == second.requests.first?.body)
        #expect(first.requests.first?.body.isEmpty == false)
    }

    @Test(arguments: ProviderSettings.Kind.allCases)
    func `what the settings add is laid over the request`(_ kind: ProviderSettings.Kind) async throws {
        let extra: JSON = ["generationConfig": ["thinkingConfig": ["thinkingBudget": 0]], "seed": 7]
        let asked = try await ask(kind, streams: false, extra: extra) { _, _ in Wire.reply(kind, streams: false) }
        #expect(asked.sent()["seed"] == 7)
        #expect(asked.sent()["generationConfig"]?["thinkingConfig"]?["thinkingBudget"] == 0)
        if kind == .gemini { #expect(asked.sent()["generationConfig"]?["maxOutputTokens"] == 100) }
    }

    @Test(arguments: ways)
    func `an answer without counts is counted by us, and says so`(
        _ kind: ProviderSettings.Kind, streams: Bool
    ) async throws {
        let whole = Wire.reply(kind, streams: streams)
        let bare = whole.pieces.map { piece in
            Array(
                String(decoding: piece, as: UTF8.self)
                    .replacing("\"usage", with: "\"unusage").utf8)
        }
        var reply = whole
        reply.pieces = bare
        let asked = try await ask(kind, streams: streams, reply)
        #expect(asked.reply?.isUsageEstimated == true)
        #expect((asked.reply?.usage.input ?? 0) > 50)
        #expect((asked.reply?.usage.output ?? 0) > 10)
    }
}

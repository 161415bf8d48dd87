import Foundation
import Testing

@testable import AI

@Suite struct TransportTests {
    static let ways = AnswerTests.ways
    private static let short = Duration.milliseconds(150)

    @Test(arguments: ways)
    func `a connection cut in the middle of an answer is unreachable`(
        _ kind: ProviderSettings.Kind, streams: Bool
    ) async throws {
        let asked = try await ask(
            kind, streams: streams,
            ModelServer.Reply(
                headers: ["Content-Type": streams ? "text/event-stream" : "application/json"],
                pieces: [Array("{\"candidates\":".utf8)], ending: .cut))
        #expect(asked.error?.kind == .unreachable)
        #expect(asked.error?.isTransient == true)
    }

    @Test(arguments: ways)
    func `a server that says nothing is not waited for`(_ kind: ProviderSettings.Kind, streams: Bool) async throws {
        let asked = try await ask(
            kind, streams: streams, request: .sample(timeout: streams ? .seconds(600) : Self.short),
            patience: Patience(firstByte: Self.short, silence: .seconds(600))
        ) { _, _ in ModelServer.Reply(ending: .noAnswer) }
        #expect(asked.error?.kind == .unreachable)
        #expect(asked.error?.reason.hasPrefix("127.0.0.1 ") == true)
    }

    @Test(arguments: ProviderSettings.Kind.allCases)
    func `a stream that falls silent is noticed between two pieces`(_ kind: ProviderSettings.Kind) async throws {
        let asked = try await ask(
            kind, streams: true, patience: Patience(firstByte: .seconds(600), silence: Self.short)
        ) { _, _ in Wire.reply(kind, streams: true).ending(.silence, afterPieces: 1) }
        #expect(asked.error?.kind == .unreachable)
        #expect(asked.error?.reason.contains("fell silent for 150ms") == true)
    }

    @Test(arguments: ProviderSettings.Kind.allCases)
    func `a stream that drips for ever ends with the request's time`(_ kind: ProviderSettings.Kind) async throws {
        let asked = try await ask(
            kind, streams: true, request: .sample(timeout: .milliseconds(300)),
            patience: Patience(firstByte: .seconds(600), silence: .seconds(600))
        ) { _, _ in
            ModelServer.Reply(
                headers: ["Content-Type": "text/event-stream"], pieces: [Array(": ping\n\n".utf8)],
                ending: .drip(milliseconds: 5))
        }
        #expect(asked.error?.kind == .unreachable)
        #expect(asked.error?.reason.contains("was not done after 300ms") == true)
    }

    @Test(arguments: ways)
    func `an answer that is too large is not read`(_ kind: ProviderSettings.Kind, streams: Bool) async throws {
        let line = Array("data: \(String(repeating: "x", count: 100_000))\n".utf8)
        let asked = try await ask(
            kind, streams: streams,
            ModelServer.Reply(
                headers: ["Content-Type": streams ? "text/event-stream" : "application/json"],
                pieces: [line], ending: .drip(milliseconds: 1)))
        #expect(asked.error?.kind == .unusable)
        #expect(asked.error?.reason == "127.0.0.1 sent more than 1 MiB")
    }

    @Test func `a packed answer is unpacked`() async throws {
        let asked = try await ask(.openai, streams: false, packing: true) { _, _ in Wire.reply(.openai, streams: false)
        }
        #expect(asked.requests.first?.header("Accept-Encoding") == "gzip")
        #expect(asked.reply?.text == sampleAnswer)
    }

    @Test func `a packed answer that is too large unpacked is not read`() async throws {
        let asked = try await ask(.openai, streams: false, packing: true) { _, _ in
            .text(String(repeating: "[", count: 4 << 20))
        }
        #expect(asked.error?.kind == .unusable)
        #expect(asked.error?.reason == "127.0.0.1 sent more than 1 MiB")
    }

    @Test func `a redirect is not followed, and the key does not go with it`() async throws {
        try await ModelServer.run(answer: { _, _ in .json(.null) }) { elsewhere in
            let asked = try await ask(
                .openai, .text("", status: 307, headers: ["Location": "http://127.0.0.1:\(elsewhere.port)/"]))
            #expect(asked.error?.kind == .invalidRequest)
            #expect(asked.error?.reason.contains("set its real address as the base URL") == true)
            #expect(elsewhere.requests.isEmpty)
        }
    }

    @Test func `where nobody listens, that is what is said`() async throws {
        let port = try await ModelServer.run(answer: { _, _ in .json(.null) }) { $0.port }
        let settings = try ProviderSettings(.openai, key: nil, baseURL: URL(string: "http://127.0.0.1:\(port)"))
        try await withConnection { connection in
            let error = await #expect(throws: ModelError.self) {
                try await settings.provider(on: connection).reply(to: .sample())
            }
            #expect(error?.kind == .unreachable)
            #expect(error?.reason.contains("cannot be reached") == true)
        }
    }

    @Test(arguments: ways)
    func `cancelling the task ends the request`(_ kind: ProviderSettings.Kind, streams: Bool) async throws {
        try await ModelServer.run(answer: { _, _ in
            ModelServer.Reply(
                headers: ["Content-Type": streams ? "text/event-stream" : "application/json"],
                pieces: [Array(": x\n\n".utf8)], ending: .silence)
        }) { server in
            try await withConnection { connection in
                let provider = try server.settings(kind, streams: streams).provider(on: connection)
                let task = Task { try await provider.reply(to: .sample()) }
                while server.requests.isEmpty { await Task.yield() }
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
                while server.closedConnections == 0 { await Task.yield() }
            }
        }
    }

    @Test(arguments: ["<html>Bad gateway</html>", "", "[1,", "nonsense"])
    func `an answer that is no JSON is unusable`(_ body: String) async throws {
        let asked = try await ask(.openai, .text(body))
        #expect(asked.error?.kind == .unusable)
    }

    @Test(arguments: ways, ["null", "[]", "{}", #"{"choices":[],"candidates":[],"content":[]}"#, #"{"choices":7}"#])
    func `JSON that is no answer is no answer`(_ way: (ProviderSettings.Kind, Bool), _ body: String) async throws {
        let reply = way.1 ? ModelServer.Reply.events(["data: \(body)\n\n"]) : .text(body)
        let asked = try await ask(way.0, streams: way.1, reply)
        #expect(asked.error?.kind == .unreachable)
    }
}

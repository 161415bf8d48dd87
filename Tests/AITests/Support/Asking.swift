import Domain
import Foundation
import Testing

@testable import AI

/// The provider's answer, or its error, where a `ModelServer` stands in for it.
struct Asked {
    var reply: ModelReply?
    var error: ModelError?
    var requests: [ModelServer.Request]

    /// The JSON that was sent with a request.
    func sent(_ index: Int = 0) -> JSON { JSON(parsing: requests[index].body.utf8) ?? .null }
}

/// The key that is used everywhere, and must be seen nowhere.
let testKey = "sk-test-0123456789abcdef"

extension ModelRequest {
    static func sample(
        model: String = "tiny-1", user: String = #"{"postings":[]}"#, maxOutputTokens: Int = 100,
        temperature: Double? = nil, timeout: Duration = .seconds(600)
    ) -> ModelRequest {
        ModelRequest(
            model: model, system: "You weigh postings.", user: user, schema: .sample, schemaName: "verdict",
            maxOutputTokens: maxOutputTokens, temperature: temperature, timeout: timeout)
    }
}

extension JSONSchema {
    static let sample = JSONSchema.object([
        .init("reason", .string(longest: 200), "Why"), .init("score", .integer(0...100)),
    ])
}

let sampleAnswer = #"{"reason":"knows Swift – und Köln 東京","score":85}"#
let testNow = Date(timeIntervalSince1970: 1_790_000_000)
let testClock = ProviderClock(now: { testNow }, elapsed: ProviderClock.system.elapsed)

/// Runs the test with a connection, which is closed afterwards.
func withConnection<Result>(_ test: (ModelConnection) async throws -> Result) async throws -> Result {
    let connection = try ModelConnection(patience: Patience(connect: .seconds(600)), maxBytes: 1 << 20)
    do {
        let result = try await test(connection)
        await connection.shutdown()
        return result
    } catch {
        await connection.shutdown()
        throw error
    }
}

extension ModelServer {
    func settings(
        _ kind: ProviderSettings.Kind, streams: Bool, key: String? = testKey, extra: JSON = .object([]),
        patience: Patience = Patience(firstByte: .seconds(600), silence: .seconds(600)), maxBytes: Int = 1 << 20
    ) throws -> ProviderSettings {
        try ProviderSettings(
            kind, key: key.map(Secret.init), baseURL: URL(string: "http://127.0.0.1:\(port)/v1"), streams: streams,
            extra: extra, patience: patience, maxBytes: maxBytes)
    }
}

/// Asks a server that answers so.
func ask(
    _ kind: ProviderSettings.Kind, streams: Bool, request: ModelRequest = .sample(), extra: JSON = .object([]),
    patience: Patience = Patience(firstByte: .seconds(600), silence: .seconds(600)), packing: Bool = false,
    maxBytes: Int = 1 << 20, answer: @escaping ModelServer.Answer
) async throws -> Asked {
    try await ModelServer.run(packing: packing, answer: answer) { server in
        try await withConnection { connection in
            let settings = try server.settings(
                kind, streams: streams, extra: extra, patience: patience, maxBytes: maxBytes)
            let provider = settings.provider(on: connection, clock: testClock)
            do {
                let reply = try await provider.reply(to: request)
                return Asked(reply: reply, requests: server.requests)
            } catch let error as ModelError {
                #expect(!error.reason.contains(testKey) && !"\(error)".contains(testKey))
                return Asked(error: error, requests: server.requests)
            }
        }
    }
}

/// Asks a server that always answers so.
func ask(
    _ kind: ProviderSettings.Kind, streams: Bool = false, request: ModelRequest = .sample(),
    _ reply: ModelServer.Reply
) async throws -> Asked {
    try await ask(kind, streams: streams, request: request) { _, _ in reply }
}

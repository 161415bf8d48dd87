import Domain
import Foundation
import Testing

@testable import AI

@Suite struct EmbeddingTests {
    private func embed(
        _ texts: [String], _ reply: ModelServer.Reply
    ) async throws -> (batch: EmbeddingServer.Batch?, error: ModelError?, sent: JSON) {
        try await ModelServer.run(answer: { _, _ in reply }) { server in
            try await withConnection { connection in
                let embeddings = EmbeddingServer(
                    try server.settings(.openai, streams: false), connection: connection, clock: testClock)
                func sent() -> JSON { server.requests.first.flatMap { JSON(parsing: $0.body.utf8) } ?? .null }
                do {
                    return (try await embeddings.vectors(of: texts, model: "embed-1"), nil, sent())
                } catch let error as ModelError { return (nil, error, sent()) }
            }
        }
    }

    private static func packed(_ vector: [Float]) -> JSON {
        .string(
            Data(vector.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) } })
                .base64EncodedString())
    }

    private static func body(_ vectors: [JSON], order: [Int]? = nil) -> JSON {
        let order = order ?? Array(vectors.indices)
        return [
            "object": "list", "model": "embed-1", "usage": ["prompt_tokens": 9, "total_tokens": 9],
            "data": .array(
                order.map { ["object": "embedding", "index": .number(Double($0)), "embedding": vectors[$0]] }),
        ]
    }

    @Test func `vectors come back in the order of their texts`() async throws {
        let vectors: [JSON] = [Self.packed([1, -0.5]), Self.packed([0.25, 3])]
        let result = try await embed(["a", "b"], .json(Self.body(vectors, order: [1, 0])))
        #expect(result.batch == .init(vectors: [[1, -0.5], [0.25, 3]], usage: TokenUsage(input: 9, output: 0)))
        #expect(result.sent == ["model": "embed-1", "input": ["a", "b"], "encoding_format": "base64"])
    }

    @Test func `a server that knows no base64 sends numbers`() async throws {
        let result = try await embed(["a"], .json(Self.body([[.number(0.5), 2]])))
        #expect(result.batch?.vectors == [[0.5, 2]])
    }

    @Test(arguments: [
        body([[1, 2]]), body([[1, 2], [1]]), body([[1, 2], ["x", 2]]), body([.array([]), .array([])]),
        body([packed([1, .nan]), packed([1, 2])]), body(["!!", "!!"]), body([[1, 2], [1, 2]], order: [0, 0]),
        body([[1, 2], [1, 2], [1, 2]]), ["data": 7], .null,
    ])
    func `vectors that do not fit the texts are none`(_ body: JSON) async throws {
        #expect(try await embed(["a", "b"], .json(body)).error?.kind == .unusable)
    }

    @Test func `its errors are those of models`() async throws {
        let refusal = ModelServer.Reply.json(
            ["error": ["message": "too long", "code": "context_length_exceeded"]], status: 400)
        #expect(try await embed(["a"], refusal).error?.kind == .tooLong)
    }

    @Test func `no texts, no request`() async throws {
        let result = try await embed([], .json(.null))
        #expect(result.batch?.vectors.isEmpty == true)
        #expect(result.sent == .null)
    }
}

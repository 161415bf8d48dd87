public import Domain
import Foundation

/// Turns texts into vectors with an endpoint that speaks OpenAI's `/embeddings` (Ollama, llama.cpp, vLLM, too).
///
/// Source: https://platform.openai.com/docs/api-reference/embeddings (2026-11).
public struct EmbeddingServer: Sendable {
    /// Vectors in the order of the texts, and what they cost.
    public struct Batch: Sendable, Hashable {
        public var vectors: [[Float]]
        public var usage: TokenUsage
    }

    public static let mostTexts = 256
    public static let mostDimensions = 8_192

    private let settings: ProviderSettings
    private let connection: ModelConnection
    private let clock: ProviderClock

    /// `settings`: of kind `openai`.
    public init(_ settings: ProviderSettings, connection: ModelConnection, clock: ProviderClock = .system) {
        precondition(settings.kind == .openai)
        self.settings = settings
        self.connection = connection
        self.clock = clock
    }

    /// One request. `texts`: at most 256, none empty.
    ///
    /// Throws `ModelError` as a `ModelProvider` does; of kind `unusable` when there are too many or too few vectors,
    /// not all of one size, or with something in them that is no number.
    public func vectors(
        of texts: [String], model: String, dimensions: Int? = nil, timeout: Duration = .seconds(60)
    ) async throws -> Batch {
        precondition(texts.count <= Self.mostTexts && texts.allSatisfy { !$0.isEmpty })
        if texts.isEmpty { return Batch(vectors: [], usage: TokenUsage(input: 0, output: 0)) }
        var members: [JSON.Member] = [
            .init("model", .string(model)), .init("input", .array(texts.map(JSON.string))),
            .init("encoding_format", "base64"),
        ]
        if let dimensions { members.append(.init("dimensions", .number(Double(dimensions)))) }
        let call = HTTPCall(
            "/embeddings", of: settings, headers: OpenAI.headers(key: settings.key), body: .object(members),
            streams: false, timeout: timeout)
        let body: [UInt8]
        do {
            body = try await connection.send(call) { _, body in try await body.whole() }
        } catch let trouble as HTTPTrouble {
            throw failure(model).error(for: trouble)
        }
        guard let json = JSON(parsing: body) else { throw unusable("is no JSON") }
        let vectors = try vectors(in: json, count: texts.count)
        let tokens = json["usage"]?["prompt_tokens"]?.integer ?? texts.reduce(0) { $0 + TokenEstimate.tokens(in: $1) }
        return Batch(vectors: vectors, usage: TokenUsage(input: max(0, tokens), output: 0))
    }

    private func vectors(in json: JSON, count: Int) throws(ModelError) -> [[Float]] {
        let items = json["data"]?.items ?? []
        guard items.count == count else { throw unusable("has \(items.count) vectors for \(count) texts") }
        var vectors = [[Float]](repeating: [], count: count)
        for (place, item) in items.enumerated() {
            let index = item["index"]?.integer ?? place
            guard vectors.indices.contains(index), vectors[index].isEmpty else {
                throw unusable("numbers its vectors oddly")
            }
            guard let vector = Self.vector(item["embedding"]) else {
                throw unusable("has a vector of something else than numbers")
            }
            vectors[index] = vector
        }
        guard let size = vectors.first?.count, (1...Self.mostDimensions).contains(size),
            vectors.allSatisfy({ $0.count == size })
        else { throw unusable("has vectors of odd sizes") }
        return vectors
    }

    /// Little-endian floats in base64, or a list of numbers from servers that do not know `encoding_format`.
    private static func vector(_ value: JSON?) -> [Float]? {
        var vector: [Float] = []
        if case .string(let text) = value {
            guard let data = Data(base64Encoded: text), data.count % 4 == 0 else { return nil }
            let bytes = [UInt8](data)
            vector = stride(from: 0, to: bytes.count, by: 4).map { start in
                Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) })
            }
        } else {
            for item in value?.items ?? [] {
                guard let number = item.number else { return nil }
                vector.append(Float(number))
            }
        }
        return vector.allSatisfy(\.isFinite) ? vector : nil
    }

    private func unusable(_ reason: String) -> ModelError {
        ModelError(.unusable, "the embeddings' server sent an answer that \(reason)")
    }

    private func failure(_ model: String) -> WireFailure<OpenAI> {
        let request = ModelRequest(model: model, system: "", user: "", schema: .boolean, schemaName: "none")
        var traits = WireTraits()
        traits.output = .prompt
        return WireFailure(settings: settings, clock: clock, request: request, traits: traits)
    }
}

import AI
import Domain
import Foundation
import Synchronization

/// A model that answers what a test says, and remembers what it was asked.
final class ModelScript: ModelProvider {
    private let requests = Mutex<[ModelRequest]>([])
    private let answer: @Sendable (ModelRequest) throws -> ModelReply

    /// Each posting of a request gets these scores, and a reason that is quoted from its title line.
    static func scoring(_ score: Int) -> ModelScript {
        ModelScript { request in
            reply(ids(in: request).map { item($0, score: score) })
        }
    }

    init(_ answer: @escaping @Sendable (ModelRequest) throws -> ModelReply) {
        self.answer = answer
    }

    var asked: [ModelRequest] { requests.withLock(\.self) }

    func reply(to request: ModelRequest) async throws -> ModelReply {
        requests.withLock { $0.append(request) }
        return try answer(request)
    }

    static func ids(in request: ModelRequest) -> [String] {
        JSON(parsing: (request.turns.first?.text ?? "").utf8)?["postings"]?.items.compactMap { $0["id"]?.string } ?? []
    }

    static func item(_ id: String, score: Int) -> JSON {
        let scores = ["logistics", "skills", "role", "growth", "company"].map {
            JSON.Member($0, .number(Double(score)))
        }
        return [
            "id": .string(id), "facts": [], "reasons": [["text": "It says so", "quote": "Company: "]],
            "considerations": [], "stretchGoals": [], "scores": .object(scores),
        ]
    }

    static func reply(_ items: [JSON], input: Int = 900) -> ModelReply {
        ModelReply(
            text: JSON.object([.init("postings", .array(items))]).text,
            usage: TokenUsage(input: input, cachedInput: 400, output: 100), latency: .milliseconds(10))
    }
}

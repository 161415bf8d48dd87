import Foundation
import TestSupport
import Testing

/// `scoutly serve` with each provider's wire format, from a careers page to an analysed match and its cost.
@Suite(.needsRecordings, .timeLimit(.minutes(5)))
struct AnalysingThroughServeTests {
    enum Provider: String, CaseIterable, Sendable {
        case openai, gemini, anthropic

        /// The answer around the model's text, 900 tokens in and 100 out.
        func reply(_ text: String) throws -> TestReply {
            let body: [String: Any] =
                switch self {
                case .openai:
                    [
                        "model": "sample-1",
                        "choices": [["message": ["role": "assistant", "content": text], "finish_reason": "stop"]],
                        "usage": ["prompt_tokens": 900, "completion_tokens": 100],
                    ]
                case .gemini:
                    [
                        "candidates": [["content": ["parts": [["text": text]]], "finishReason": "STOP"]],
                        "usageMetadata": ["promptTokenCount": 900, "candidatesTokenCount": 100],
                    ]
                case .anthropic:
                    [
                        "type": "message", "content": [["type": "text", "text": text]], "stop_reason": "end_turn",
                        "usage": ["input_tokens": 900, "output_tokens": 100],
                    ]
                }
            return TestReply(
                headers: ["Content-Type": "application/json"],
                body: Array(try JSONSerialization.data(withJSONObject: body)))
        }

        var path: String {
            switch self {
            case .openai: "/chat/completions"
            case .gemini: "/models/sample-1:generateContent"
            case .anthropic: "/messages"
            }
        }
    }

    /// Every posting that the request names is praised.
    static func praise(_ request: TestRequest) throws -> String {
        let ids = request.body.matches(of: #/\\"id\\": ?\\"(p\d+)\\"/#).map { String($0.output.1) }
        let scores = ["logistics", "skills", "role", "growth", "company"].map { ($0, 95) }
        let items: [[String: Any]] = ids.map { id in
            [
                "id": id, "facts": [Any](), "reasons": [["text": "It is the same trade", "quote": "Title: "]],
                "considerations": [Any](), "stretchGoals": [Any](),
                "scores": Dictionary(uniqueKeysWithValues: scores),
            ]
        }
        return String(decoding: try JSONSerialization.data(withJSONObject: ["postings": items]), as: UTF8.self)
    }

    @Test(arguments: Provider.allCases)
    func `the best matches are analysed, each once, and the ledger adds up`(provider: Provider) async throws {
        try await TestServer.run(answer: { request in
            try? provider.reply(Self.praise(request))
        }) { server in
            try await Replay.run { replay in
                let environment = replay.environment.merging([
                    "SCOUTLY_FETCH_API_GAP": "0", "SCOUTLY_FETCH_PAGE_GAP": "0",
                    "SCOUTLY_AI_PROVIDER": provider.rawValue, "SCOUTLY_AI_KEY": "sesame",
                    "SCOUTLY_AI_BASE_URL": "http://127.0.0.1:\(server.port)", "SCOUTLY_AI_MODELS": "sample-1",
                    "SCOUTLY_AI_STREAMS": "false", "SCOUTLY_AI_LEAST_SCORE": "1",
                ]) { $1 }
                _ = try await Program.run(["profile", "set", "--cv", SampleFiles.cv], environment: environment)
                _ = try await Program.run(
                    ["companies", "add", "https://jobs.lever.co/palantir", "--id", "palantir"], environment: environment
                )
                let served = try await Program.run(["serve", "--metrics", "off"], environment: environment) {
                    while true {
                        let queue = try await Program.run(
                            ["queue", "status", "--format", "json"], environment: environment)
                        let kinds = try queue.json["kinds"] as? [[String: Any]] ?? []
                        let analyses = kinds.first { $0["kind"] as? String == "analyse" }?["jobs"] as? [String: Int]
                        if let analyses, Set(analyses.keys) == ["done"] { break }
                        try await Task.sleep(for: .milliseconds(200))
                    }
                }
                #expect(served.exitCode == 0)
                #expect(!served.errors.contains("sesame"))

                let calls = server.requests.count
                #expect(calls > 0 && server.requests.allSatisfy { $0.target.hasPrefix(provider.path) })
                let matches = try await Program.run(["matches", "--format", "json"], environment: environment)
                let postings = try #require(try matches.json["postings"] as? [[String: Any]])
                let reasons = postings.flatMap {
                    ($0["match"] as? [String: Any])?["reasons"] as? [[String: Any]] ?? []
                }
                #expect(reasons.contains { $0["text"] as? String == "It is the same trade" })
                let usage = try await Program.run(
                    ["ai", "usage", "--by", "operation", "--format", "json"], environment: environment)
                let rows = try JSONSerialization.jsonObject(with: Data(usage.output.utf8)) as? [[String: Any]]
                let row = try #require(rows?.first)
                #expect(row["calls"] as? Int == calls)
                #expect(row["inputTokens"] as? Int == 900 * calls && row["outputTokens"] as? Int == 100 * calls)
            }
        }
    }
}

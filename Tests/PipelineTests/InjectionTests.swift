import AI
import Database
import DatabaseTestSupport
import Domain
import Foundation
import Jobs
import Pipeline
import Store
import Testing

/// Postings that talk to AI systems, on a board like any other, before a model that does whatever it reads.
@Suite(.timeLimit(.minutes(3)))
struct InjectionTests {
    /// A line of `Benchmarks/matching-bench/adversarial.jsonl`: a posting with an attack, and the same without.
    private struct Attack: Decodable {
        var id: String
        var title: String
        var html: String
        var plain: String
        var speaksToAI: Bool
    }

    private struct LeverPosting: Encodable {
        var id: String
        var text: String
        var hostedUrl: String
        var categories = ["location": "Leeds, UK"]
        var description: String
    }

    private static func attacks() throws -> [Attack] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Benchmarks/matching-bench/adversarial.jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Attack.self, from: Data($0.utf8)) }.filter(\.speaksToAI)
    }

    private static func board(_ attacks: [Attack], _ text: KeyPath<Attack, String>) throws -> String {
        let postings = attacks.map {
            LeverPosting(
                id: $0.id, text: $0.title, hostedUrl: "https://jobs.lever.co/mill/\($0.id)",
                description: $0[keyPath: text])
        }
        return String(decoding: try JSONEncoder().encode(postings), as: UTF8.self)
    }

    /// The scores that the postings have in the end, and how many requests the model got.
    private static func scores(
        _ board: String, _ model: ModelScript?, on engine: Engine
    ) async throws -> (byID: [String: Int], asked: [String]) {
        var scores: [String: Int] = [:]
        try await World.run(on: engine) { world in
            _ = try await world.watch("mill")
            world.answer(World.board("mill"), board)
            if let model { world.setUp(model) }
            let now = world.now
            let ada = try await world.database.write {
                try Candidates.save(
                    name: "ada", cvs: [CV(text: "Ada. Welder for ten years, then actuary. German C1, English C1.")],
                    profile: nil, in: $0, now: now)
            }
            try await world.round()
            let matches = try await world.database.read { try Matches.best(of: ada, limit: 100, in: $0) }
            for match in matches { scores[match.posting.posting.id.rawValue] = match.match.match.score }
        }
        return (scores, model?.asked.map { $0.turns[0].text } ?? [])
    }

    @Test(arguments: Engine.allCases)
    func `forty attacks change no score, and what nobody sees of them reaches no model`(engine: Engine) async throws {
        let attacks = try Self.attacks()
        let plain = try await Self.scores(Self.board(attacks, \.plain), nil, on: engine).byID
        let (attacked, asked) = try await Self.scores(
            Self.board(attacks, \.html), ModelScript.scoring(100), on: engine)
        #expect(attacked.count == attacks.count && attacks.count >= 40)
        let moved = attacks.filter { attacked[$0.id] != plain[$0.id] }.map(\.id)
        // What only hides is dropped when the page is read: the model gets the advert as people see it.
        let honest = asked.count
        #expect(moved.count == honest, "\(moved)")
        for text in asked { #expect(!text.contains(/(?i)ignore (all|any) previous|score of 100|system prompt/)) }
    }
}

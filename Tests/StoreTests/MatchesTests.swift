import Database
import Domain
import Foundation
import Store
import Testing

struct MatchesTests {
    private let now = StoreDatabase.now

    /// With a candidate, and the keys of the open postings a, b and c.
    private func run(
        on engine: Engine, _ test: (Database, CompanyKey, CandidateKey, [PostingKey]) async throws -> Void
    ) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let candidate = try await database.write {
                try Candidates.save(name: "ada", cvs: [CV(text: "Swift")], profile: nil, in: $0, now: now)
            }
            let keys = try await database.apply(["a", "b", "c"], to: company).new
            try await test(database, company, candidate, keys)
        }
    }

    private func stored(
        _ match: Match, _ posting: Posting, _ key: PostingKey, for candidate: CandidateKey
    ) -> StoredMatch {
        StoredMatch(
            candidate: candidate, posting: key, contentHash: posting.contentHash, match: match, matchedAt: now)
    }

    @Test(arguments: Engine.allCases)
    func `a match comes back with its reasons and quotes`(engine: Engine) async throws {
        try await run(on: engine) { database, _, candidate, keys in
            let good = stored(
                Match(
                    score: 81, verdict: .apply, reasons: [Finding("Swift is asked for", quote: "we \"love\" Swift")],
                    considerations: [Finding("No salary is named")], stretchGoals: [Finding("Rust", quote: "Rust")],
                    isProvisional: true, cv: "teaching"),
                .sample("a"), keys[0], for: candidate)
            let rejected = stored(
                Match(
                    score: 81, verdict: .apply,
                    dealBreaker: DealBreaker(.language, "German is required", quote: "fließend Deutsch")),
                .sample("b"), keys[1], for: candidate)
            try await database.write { try Matches.save([good, rejected], in: $0) }
            let first = try await database.read { try Matches.find(candidate, keys[0], in: $0) }
            let second = try await database.read { try Matches.find(candidate, keys[1], in: $0) }
            let third = try await database.read { try Matches.find(candidate, keys[2], in: $0) }
            #expect(first == good && second == rejected && third == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `matches are listed best first, without postings that are closed`(engine: Engine) async throws {
        try await run(on: engine) { database, company, candidate, keys in
            let matches = zip([40, 90, 70], zip(["a", "b", "c"], keys)).map {
                stored(Match(score: $0, verdict: .consider), .sample($1.0), $1.1, for: candidate)
            }
            try await database.write { try Matches.save(matches, in: $0) }
            let all = try await database.read { try Matches.best(of: candidate, in: $0) }
            #expect(all.map(\.match) == [matches[1], matches[2], matches[0]])
            #expect(all.map(\.posting.posting) == ["b", "c", "a"].map { .sample($0) })
            let good = try await database.read { try Matches.best(of: candidate, score: 70, in: $0).count }
            #expect(good == 2)
            try await database.apply(["a", "c"], to: company)
            let open = try await database.read { try Matches.best(of: candidate, limit: 1, in: $0).map(\.match) }
            #expect(open == [matches[2]])
        }
    }

    @Test(arguments: Engine.allCases)
    func `the match of a posting that changed is stale until it is weighed again`(engine: Engine) async throws {
        try await run(on: engine) { database, company, candidate, keys in
            let unweighed = try await database.read { try Matches.missing(of: candidate, in: $0) }
            #expect(unweighed == keys.reversed())
            let matches = zip(["a", "b", "c"], keys).map {
                stored(Match(score: 50, verdict: .consider), .sample($0), $1, for: candidate)
            }
            try await database.write { try Matches.save(matches, in: $0) }
            let none = try await database.read { try Matches.missing(of: candidate, in: $0) }
            #expect(none.isEmpty)

            let changed = Posting.sample("b", title: "Lead")
            try await database.apply(Snapshot(postings: [.sample("a"), changed, .sample("c")]), to: company)
            let stale = try await database.read {
                try Matches.best(of: candidate, in: $0).filter(\.isStale).map(\.posting.key)
            }
            #expect(stale == [keys[1]])
            let again = try await database.read { try Matches.missing(of: candidate, in: $0) }
            #expect(again == [keys[1]])

            let match = stored(Match(score: 60, verdict: .apply), changed, keys[1], for: candidate)
            try await database.write { try Matches.save([match], in: $0) }
            let best = try await database.read { try Matches.best(of: candidate, in: $0) }
            #expect(best.count == 3 && best[0].match == match && !best[0].isStale)
        }
    }

    @Test(arguments: Engine.allCases)
    func `quotes without end are cut, and U+0000 in them is left out`(engine: Engine) async throws {
        try await run(on: engine) { database, _, candidate, keys in
            let long = "\0" + String(repeating: "x", count: 10_000)
            let findings = Array(repeating: Finding(long, quote: long), count: 1_000)
            let match = stored(
                Match(
                    score: 50, verdict: .consider, reasons: findings, considerations: findings, stretchGoals: findings,
                    dealBreaker: DealBreaker(.word, long, quote: long)), .sample("a"), keys[0], for: candidate)
            try await database.write { try Matches.save([match], in: $0) }
            let found = try await database.read { try Matches.find(candidate, keys[0], in: $0)?.match }
            let short = String(repeating: "x", count: 2_000)
            #expect(found?.reasons == Array(repeating: Finding(short, quote: short), count: 100))
            #expect(found?.dealBreaker == DealBreaker(.word, short, quote: short))
        }
    }
}

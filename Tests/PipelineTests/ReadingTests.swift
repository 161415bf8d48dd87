import Database
import Domain
import Foundation
import Jobs
import Matching
import Pipeline
import Store
import Testing

/// What is kept of a posting for all candidates: its facts, and the count of its words.
@Suite(.timeLimit(.minutes(2)))
struct ReadingTests {
    private func facts(_ world: World, of company: CompanyKey) async throws -> [String: Facts] {
        try await world.database.read { tx in
            let postings = try Postings.open(of: company, in: tx)
            let facts = try PostingFacts.find(postings.map(\.key), in: tx)
            return try Dictionary(
                uniqueKeysWithValues: postings.compactMap { posting in
                    try facts[posting.key].map { (posting.posting.title, try $0.facts.decoded(as: Facts.self)) }
                })
        }
    }

    private func count(_ world: World) async throws -> WordCounts.Stored? {
        let now = world.now
        try await world.database.write { try CountWords().enqueue(in: $0, now: now) }
        try await world.work()
        return try await world.database.read { try WordCounts.find(in: $0) }
    }

    @Test(arguments: Engine.allCases)
    func `facts are kept with each posting, and made anew when its words change`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let key = try await world.watch("mill", priority: .high)
            let board = World.lever("mill", ["Senior Weaver", "Dyer"])
            world.answer(World.board("mill"), board)
            try await world.round()
            let first = try await facts(world, of: key)
            #expect(Set(first.keys) == ["Senior Weaver", "Dyer"])
            #expect(first["Senior Weaver"]?.seniority.map(\.level) == [.senior])
            #expect(first["Dyer"]?.countries.map(\.code) == ["GB"])

            world.pass(days: 1)
            world.answer(
                World.board("mill"), board.replacing("what a Dyer does", with: "without German. Salary: $90,000 a year")
            )
            try await world.round()
            let second = try await facts(world, of: key)
            #expect(second["Dyer"]?.salary?.salary.max == 90_000)
            #expect(second["Senior Weaver"] == first["Senior Weaver"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `what an earlier version read is read again by itself`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            let key = try await world.watch("mill", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", ["Weaver", "Dyer"]))
            try await world.round()
            let now = world.now
            try await world.database.write { try $0.run("DELETE FROM posting_facts") }
            let entry = try #require(world.pipeline.cron.entries.first { $0.name == "read what was left" })
            try await world.database.write { try entry.action($0, now) }
            try await world.work()
            let known = try await facts(world, of: key).count
            #expect(known == 2)
            let again = try await world.database.write { tx in
                try entry.action(tx, now)
                return try tx.value("SELECT count(*) FROM job WHERE kind = 'read' AND state = 'ready'", as: Int.self)
            }
            #expect(again == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what an earlier engine weighed is weighed again by itself, once`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            _ = try await world.watch("mill", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", ["Weaver", "Dyer"]))
            let now = world.now
            let ada = try await world.database.write {
                try Candidates.save(name: "ada", cvs: [CV(text: "Ada. Weaver.")], profile: nil, in: $0, now: now)
            }
            try await world.round()
            let first = try await world.database.read { try Matches.best(of: ada, in: $0) }
            try await world.database.write { try $0.run("UPDATE posting_match SET engine = 1, score = 0") }
            let entry = try #require(world.pipeline.cron.entries.first { $0.name == "read what was left" })
            try await world.database.write { try entry.action($0, now) }
            try await world.work()
            let again = try await world.database.read { try Matches.best(of: ada, in: $0) }
            #expect(again.map(\.match.match) == first.map(\.match.match))
            let jobs = try await world.database.write { tx in
                try entry.action(tx, now)
                return try tx.value(
                    "SELECT count(*) FROM job WHERE kind = 'match' AND state <> 'done'", as: Int.self)
            }
            #expect(jobs == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `each posting's words are counted once`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            _ = try await world.watch("mill", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", ["Weaver", "Dyer"]))
            try await world.round()
            let first = try #require(try await count(world))
            let again = try await count(world)
            #expect(again == first)
            #expect(CollectionStatistics(data: first.counts)?.postings == 2)

            world.pass(days: 1)
            world.answer(World.board("mill"), World.lever("mill", ["Weaver", "Dyer", "Spinner"]))
            try await world.round()
            let later = try #require(try await count(world))
            #expect(CollectionStatistics(data: later.counts)?.postings == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a count that cannot be read begins anew`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            _ = try await world.watch("mill", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", ["Weaver", "Dyer"]))
            try await world.round()
            let counted = try #require(try await count(world))
            try await world.database.write { tx in
                try WordCounts.save(.init(through: counted.through, counts: Data([1, 2, 3])), in: tx)
            }
            let anew = try await count(world)
            #expect(anew == counted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of several CVs a match names the one that fits`(engine: Engine) async throws {
        try await World.run(on: engine) { world in
            _ = try await world.watch("mill", priority: .high)
            world.answer(World.board("mill"), World.lever("mill", ["Accountant", "Nurse"]))
            let now = world.now
            let ada = try await world.database.write {
                try Candidates.save(
                    name: "ada",
                    cvs: [
                        CV(name: "nursing", text: "Registered nurse, ten years on an intensive care unit."),
                        CV(name: "books", text: "Accountant, five years of ledgers and tax returns."),
                    ], profile: nil, in: $0, now: now)
            }
            try await world.round()
            let best = try await world.database.read { try Matches.best(of: ada, in: $0) }
            let names = Dictionary(uniqueKeysWithValues: best.map { ($0.posting.posting.title, $0.match.match.cv) })
            #expect(names == ["Accountant": "books", "Nurse": "nursing"])
        }
    }
}

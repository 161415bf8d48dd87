import Database
import Domain
import Foundation
import Store
import Testing

struct CandidatesTests {
    private let now = StoreDatabase.now

    @Test(arguments: Engine.allCases)
    func `a candidate is kept as handed in, and overwritten by name`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            let profile = #"{"b": 1.50, "a": "\#u{e9}"}"#
            let keys = try await database.write { tx in
                [
                    try Candidates.save(name: "ada", cvs: [CV(text: "Swift\n\0C")], profile: profile, in: tx, now: now),
                    try Candidates.save(name: "bob", cvs: [CV(text: "")], profile: nil, in: tx, now: now),
                    try Candidates.save(
                        name: "ada", cvs: [CV(text: "Swift"), CV(name: "teaching", text: "Latin")], profile: profile,
                        in: tx, now: StoreDatabase.days(1)),
                ]
            }
            #expect(keys[0] == keys[2] && keys[0] != keys[1])
            let all = try await database.read { try Candidates.list(in: $0) }
            #expect(all.map(\.name) == ["ada", "bob"] && all.map(\.profile) == [profile, nil])
            #expect(all.map(\.cvs) == [[CV(text: "Swift"), CV(name: "teaching", text: "Latin")], [CV(text: "")]])
            #expect(all[0].createdAt == now && all[0].updatedAt == StoreDatabase.days(1))
            let found = try await database.read {
                try (Candidates.find(name: "bob", in: $0), Candidates.find(keys[1], in: $0))
            }
            #expect(found.0 == all[1] && found.1 == all[1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a candidate who is removed takes the matches along`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, company in
            let posting = try await database.apply(["a"], to: company).new[0]
            let removed = try await database.write { tx in
                let key = try Candidates.save(name: "ada", cvs: [CV(text: "Swift")], profile: nil, in: tx, now: now)
                let match = StoredMatch(
                    candidate: key, posting: posting, contentHash: Posting.sample("a").contentHash,
                    match: Match(score: 50, verdict: .consider), matchedAt: now)
                try Matches.save([match], in: tx)
                return [try Candidates.remove(key, in: tx), try Candidates.remove(key, in: tx)]
            }
            #expect(removed == [true, false])
            let matches = try await database.read { try $0.value("SELECT count(*) FROM posting_match", as: Int.self) }
            #expect(matches == 0)
        }
    }
}

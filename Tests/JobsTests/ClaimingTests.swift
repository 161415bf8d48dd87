import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

struct ClaimingTests {
    private let now = QueueDatabase.now

    @Test(arguments: Engine.allCases)
    func `the first in rank are claimed, and no more than there is room for`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                for (name, priority) in [("d", .low), ("c", .medium), ("a", .urgent), ("b", .high)]
                    as [(String, JobPriority)]
                {
                    try Chore(name: name).enqueue(in: tx, now: now, priority: priority)
                }
                try Chore(name: "old").enqueue(
                    in: tx, now: now.addingTimeInterval(-86_400), priority: .low, aging: Aging(limit: .seconds(86_400)))
            }
            let first = try await database.claim(3)
            #expect(try first.map { try $0.payload.decoded(as: Chore.self).name } == ["a", "old", "b"])
            let rest = try await database.claim(3)
            #expect(try rest.map { try $0.payload.decoded(as: Chore.self).name } == ["c", "d"])
            #expect(try await database.claim(3).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `each kind has its own room within that of all`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                for _ in 0..<5 {
                    try Chore().enqueue(in: tx, now: now, priority: .high)
                    try Errand().enqueue(in: tx, now: now)
                }
            }
            let claims: [([String: Int], Int, [String: Int])] = [
                (["chore": 1, "errand": 2], 10, ["chore": 1, "errand": 2]),
                (["chore": 3, "errand": 3], 4, ["chore": 3, "errand": 1]),
                (["chore": 0, "unheard of": 5], 10, [:]), (["chore": 5], 0, [:]), ([:], 5, [:]),
            ]
            for (room, total, expected) in claims {
                let request = ClaimRequest(worker: "ada", room: room, total: total)
                let jobs = try await database.write { try request.claim(in: $0, now: now) }
                #expect(Dictionary(jobs.map { ($0.kind, 1) }, uniquingKeysWith: +) == expected)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `of workers that claim at once each gets its own, and together they get all`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in for _ in 0..<200 { try Chore().enqueue(in: tx, now: now) } }
            let claimed = try await withThrowingTaskGroup { group in
                for worker in 0..<8 {
                    group.addTask {
                        var ids: [JobID] = []
                        // Others may hold the last ones for a moment, so an empty claim is no end.
                        while try await database.states()[.ready] != nil {
                            ids += try await database.claim(7, worker: "worker \(worker)").map(\.id)
                        }
                        return ids
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 200)
            #expect(Set(claimed).count == 200)
        }
    }
}

import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

struct KindControlTests {
    @Test(arguments: Engine.allCases)
    func `nothing of a paused kind is claimed until it is resumed`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                try Chore().enqueue(in: tx, now: QueueDatabase.now)
                try KindControl.pause(Chore.kind, in: tx)
            }
            let paused = try await database.claim()
            #expect(paused.isEmpty)
            try await database.write { try KindControl.resume(Chore.kind, in: $0) }
            let resumed = try await database.claim()
            #expect(resumed.count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `no more of a limited kind run than its limit, however many claim at once`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                for number in 0..<20 { try Chore(name: "\(number)").enqueue(in: tx, now: QueueDatabase.now) }
                try KindControl.limit(Chore.kind, to: 3, in: tx)
            }
            let claims = try await withThrowingTaskGroup { group in
                for worker in 0..<8 { group.addTask { try await database.claim(2, worker: "worker \(worker)") } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claims.count == 3)
            try await database.write { try claims[0].complete(in: $0, now: QueueDatabase.now) }
            let next = try await database.claim()
            #expect(next.count == 1)
            try await database.write { try KindControl.limit(Chore.kind, to: nil, in: $0) }
            let rest = try await database.claim(20)
            #expect(rest.count == 16)
        }
    }
}

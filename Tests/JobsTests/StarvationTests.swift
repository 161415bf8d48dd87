import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

struct StarvationTests {
    @Test(arguments: Engine.allCases, [1, 2])
    func `a low job starts when all is done that came within the limit, however many urgent ones come after`(
        engine: Engine, everySecond: Int
    ) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let aging = Aging(limit: .seconds(40))
            let low = try await database.write { tx in
                // One is always ahead.
                try Chore().enqueue(in: tx, now: QueueDatabase.now, priority: .urgent, aging: aging)
                return try #require(
                    try Chore().enqueue(in: tx, now: QueueDatabase.now, priority: .low, aging: aging))
            }
            var waited: Double?
            for second in stride(from: 0.0, through: 100, by: 1) where waited == nil {
                let time = QueueDatabase.later(second)
                let claimed = try await database.write { tx in
                    for _ in 0..<everySecond { try Chore().enqueue(in: tx, now: time, priority: .urgent, aging: aging) }
                    let request = ClaimRequest(worker: "ada", room: [Chore.kind: 1], total: 1)
                    let jobs = try request.claim(in: tx, now: time)
                    for job in jobs { try job.complete(in: tx, now: time) }
                    return jobs
                }
                if claimed.contains(where: { $0.id == low }) { waited = second }
            }
            // One is done in each second.
            #expect(waited.map { (40...Double(40 * everySecond + 2)).contains($0) } == true)
        }
    }
}

import Database
@testable import Jobs
import Testing

/// What a worker makes of the database's word on what it holds.
struct SlotsTests {
    @Test func `what is claimed while the database is asked is not taken for lost`() async throws {
        try await QueueDatabase.run(on: .sqlite) { database in
            for name in ["attic", "cellar"] {
                try await database.write { try Chore(name: name).enqueue(in: $0, now: QueueDatabase.now) }
            }
            let jobs = try await database.claim(2)
            var slots = Slots(rooms: [Chore.kind: 10], batch: 10)
            slots.start([(jobs[0], .now + .seconds(60))])
            let asked = slots.claims
            slots.start([(jobs[1], .now + .seconds(60))])
            let unknown = slots.compare(asked, with: [:])
            #expect(unknown.isEmpty)
            #expect(slots.stop(of: jobs[0]) == .lost)
            #expect(slots.stop(of: jobs[1]) == nil)
        }
    }
}

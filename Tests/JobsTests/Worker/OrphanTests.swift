import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Logging
import Testing

/// A claim whose answer never arrives: the database takes the job for a worker's that knows nothing of it.
@Suite(.timeLimit(.minutes(2)))
struct OrphanTests {
    @Test(arguments: Engine.allCases)
    func `what was claimed and never arrived is given back by the heartbeat, and costs no attempt`(engine: Engine)
        async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            var settings = WorkerSettings()
            settings.lease = .milliseconds(600)
            let handler = JobHandler(Chore.self) { _, context in
                #expect(context.attempt == 1)
                return .done
            }
            let worker = Worker(
                database, handlers: [handler], settings: settings, logger: RunningWorker.silent)
            let lease = settings.lease
            try await database.write { tx in
                for limitKey in ["mill", nil] { try Crate(limitKey: limitKey).enqueue(in: tx, now: Date()) }
                _ = try Stager().runOnce(in: tx, now: Date())
                try Chore().enqueue(in: tx, now: Date())
                let request = ClaimRequest(
                    worker: worker.id, room: [Chore.kind: 5, Crate.kind: 5], total: 10, lease: lease)
                let claimed = try request.claim(in: tx, now: Date())
                #expect(claimed.count == 3)
            }
            try await withThrowingTaskGroup { group in
                group.addTask { try await worker.run() }
                // The crates are for other workers.
                try await database.reach([.done: 1, .ready: 2])
                group.cancelAll()
                try await group.waitForAll()
            }
            let attempts = try await database.read { tx in
                try tx.rows("SELECT attempt FROM job WHERE kind = 'crate'").map {
                    try $0.value("attempt", as: Int.self)
                }
            }
            #expect(attempts == [0, 0])
        }
    }
}

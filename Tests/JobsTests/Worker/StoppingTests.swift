import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

/// How a worker leaves.
@Suite(.timeLimit(.minutes(2)))
struct StoppingTests {
    @Test(arguments: Engine.allCases)
    func `what is put back because the worker stops has its place in line again`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let long = Date().addingTimeInterval(-86_000)
            try await database.write { try Chore(name: "waited").enqueue(in: $0, now: long, priority: .low) }
            let handler = JobHandler(Chore.self) { _, _ in
                try await Task.sleep(for: .seconds(600))
                return .done
            }
            try await RunningWorker.run([handler], in: database) { try await database.reach([.running: 1]) }
            try await database.write { try Chore(name: "new").enqueue(in: $0, now: Date(), priority: .medium) }
            let next = try await database.claim(1, at: Date())
            let names = try next.map { try Chore.decode($0.payload, version: $0.version).name }
            #expect(names == ["waited"])
            #expect(next.map(\.attempt) == [1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that says it failed because its worker stops has lost no attempt`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: Date()) }
            let handler = JobHandler(Chore.self) { _, _ in
                try? await Task.sleep(for: .seconds(600))
                return .failed("the page did not answer", retry: .never) { tx, _ in try tx.run("DELETE FROM job") }
            }
            try await RunningWorker.run([handler], in: database) { try await database.reach([.running: 1]) }
            let again = try await database.claim(1, at: Date())
            #expect(again.map(\.attempt) == [1])
            let reasons = try await database.reasons()
            #expect(reasons == [])
        }
    }

    @Test func `a worker whose server is gone stops soon, however much does not stop with it`() async throws {
        try await PostgresServer.run { server in
            var settings = try server.makeDatabase()
            settings.patience = .milliseconds(200)
            let location = Database.Location.postgres(settings)
            try await TestDatabase.use(location) { database in
                try await JobsSchema.migrations.run(on: database)
                try await database.write { tx in for _ in 0..<100 { try Chore().enqueue(in: tx, now: Date()) } }
                var times = WorkerSettings()
                times.obstinacy = .milliseconds(50)
                let (gate, letGo) = AsyncStream<Void>.makeStream()
                defer { letGo.finish() }
                let handler = JobHandler(Chore.self, room: 100) { _, _ in
                    await Task { for await _ in gate {} }.value
                    return .done
                }
                let clock = ContinuousClock()
                var asked = clock.now
                try await RunningWorker.run([handler], in: database, settings: times) {
                    try await database.reach([.running: 100])
                    try server.crash()
                    asked = clock.now
                }
                #expect(asked.duration(to: clock.now) < .seconds(15))
                try server.start()
            }
        }
    }
}

import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Testing

/// Nobody sleeps through what there is to do; the polls here come after hours.
@Suite(.timeLimit(.minutes(2)))
struct WakingTests {
    private static let hours = Duration.seconds(10_000)

    private static var sleepy: WorkerSettings {
        var settings = WorkerSettings()
        settings.poll = hours
        return settings
    }

    /// A worker and a stager that look by themselves once in hours.
    private static func run(in database: Database, _ body: () async throws -> Void) async throws {
        let handler = JobHandler(Chore.self, room: 2) { _, _ in .done }
        let worker = Worker(database, handlers: [handler], settings: sleepy, logger: RunningWorker.silent)
        let stager = Chores(database, logger: RunningWorker.silent).staging(poll: hours)
        try await withThrowingTaskGroup { group in
            group.addTask { try await worker.run() }
            group.addTask { try await stager.run() }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is queued while a worker and a stager start is done`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            var random = SeededRandom(seed: TestLength.seed)
            for round in 1...25 {
                let pause = Duration.microseconds(Int.random(in: 0...40_000, using: &random))
                try await Self.run(in: database) {
                    try await Task.sleep(for: pause)
                    try await database.write { tx in
                        let isLater = round.isMultiple(of: 2)
                        try Chore().enqueue(in: tx, now: Date(), runAt: isLater ? Date() + 0.01 : nil)
                    }
                    try await database.reach([.done: round])
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a stager that sleeps until a job's time wakes for an earlier one`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { _ = try Chore().enqueue(in: $0, now: Date(), runAt: Date() + 5_000) }
            try await Self.run(in: database) {
                for round in 1...5 {
                    try await database.write { _ = try Chore().enqueue(in: $0, now: Date(), runAt: Date() + 0.02) }
                    try await database.reach([.done: round, .scheduled: 1])
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a job that is held up by its key, its kind or its worker's room is started when that ends`(engine: Engine)
        async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            try await Self.run(in: database) {
                try await database.write { tx in
                    try KindControl.pause(Chore.kind, in: tx)
                    for _ in 0..<20 { try Chore().enqueue(in: tx, now: Date()) }
                }
                try await database.write { try KindControl.resume(Chore.kind, in: $0) }
                try await database.reach([.done: 20])
                try await database.write { tx in
                    try KindControl.limit(Chore.kind, to: 1, in: tx)
                    for _ in 0..<20 { try Chore().enqueue(in: tx, now: Date()) }
                }
                try await database.reach([.done: 40])
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what a stopping worker puts back is taken at once by another`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let slow = JobHandler(Chore.self) { _, _ in
                try await Task.sleep(for: .seconds(600))
                return .done
            }
            let worker = Worker(database, handlers: [slow], settings: Self.sleepy, logger: RunningWorker.silent)
            try await withThrowingTaskGroup { group in
                group.addTask { try await worker.run() }
                try await database.write { _ = try Chore().enqueue(in: $0, now: Date()) }
                try await database.reach([.running: 1])
                try await Self.run(in: database) {
                    group.cancelAll()
                    try await database.reach([.done: 1])
                }
            }
        }
    }

    @Test func `a worker that cannot listen at first works all the same, and listens when it can`() async throws {
        try await QueueDatabase.run(on: .postgres) { database in
            // Two connections: one for the pool, and the listener's finds no room.
            let settings = try await database.read { tx in
                (
                    host: try tx.value("SHOW unix_socket_directories", as: String.self),
                    name: try tx.value("SELECT current_database()", as: String.self)
                )
            }
            try await database.write { tx in
                try tx.run("CREATE ROLE narrow LOGIN CONNECTION LIMIT 1")
                try tx.run("GRANT ALL ON ALL TABLES IN SCHEMA public TO narrow")
                try tx.run("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO narrow")
            }
            var narrow = PostgresSettings(connection: "host=\(settings.host) user=narrow dbname=\(settings.name)")
            narrow.maxConnections = 1
            let handler = JobHandler(Chore.self) { _, _ in .done }
            var times = WorkerSettings()
            times.poll = .milliseconds(200)
            let polls = times
            try await TestDatabase.use(.postgres(narrow)) { narrowed in
                try await database.write { _ = try Chore().enqueue(in: $0, now: Date()) }
                try await RunningWorker.run([handler], in: narrowed, settings: polls) {
                    try await database.reach([.done: 1])
                    try await database.write { _ = try Chore().enqueue(in: $0, now: Date()) }
                    try await database.reach([.done: 2])
                }
            }
            try await database.write { tx in
                try tx.run("DROP OWNED BY narrow")
                try tx.run("DROP ROLE narrow")
            }
        }
    }
}

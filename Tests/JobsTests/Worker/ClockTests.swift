import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Synchronization
import Testing

/// Clocks are set, and go differently on two machines.
@Suite(.timeLimit(.minutes(2)))
struct ClockTests {
    private let now = QueueDatabase.now
    private let hour = 3_600.0

    @Test(arguments: Engine.allCases)
    func `a machine whose clock is an hour ahead runs again what another runs, and its effects are there once`(
        engine: Engine
    ) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { tx in
                try tx.run("CREATE TABLE swept (machine \(.text) NOT NULL)")
                try Chore().enqueue(in: tx, now: now)
            }
            let (gate, letGo) = AsyncStream<Void>.makeStream()
            let slow = JobHandler(Chore.self) { _, _ in
                // Also when it is told to stop.
                await Task { for await _ in gate {} }.value
                return Self.sweeping("slow")
            }
            let fast = JobHandler(Chore.self) { _, _ in Self.sweeping("fast") }
            let (time, ahead) = (now, now.addingTimeInterval(hour))
            try await RunningWorker.run([slow], in: database, now: { time }) {
                try await database.reach([.running: 1])
                let rescuing = Chores(database, logger: RunningWorker.silent, now: { ahead }).rescuing(Rescuer())
                // While the worker renews its lease, nobody else can take the row.
                while try await database.states()[.running] == 1 { _ = try await rescuing.runOnce(ahead) }
                try await RunningWorker.run([fast], in: database, now: { ahead }) {
                    try await database.reach([.done: 1])
                }
                letGo.finish()
            }
            let swept = try await database.read { tx in
                try tx.rows("SELECT machine FROM swept").map { try $0.value("machine", as: String.self) }
            }
            #expect(swept == ["fast"])
        }
    }

    private static func sweeping(_ machine: String) -> Outcome {
        .done { tx, _ in try tx.run("INSERT INTO swept (machine) VALUES (\(machine))") }
    }

    @Test(arguments: Engine.allCases)
    func `a worker that renews its leases by the new time before the rescuer comes keeps its jobs`(engine: Engine)
        async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now) }
            let job = try #require(try await database.claim().first)
            let later = now.addingTimeInterval(hour)
            let (held, rescued) = try await database.write { tx in
                (
                    try Heartbeat(worker: "ada").runOnce(in: tx, now: later),
                    try Rescuer().runOnce(in: tx, now: later)
                )
            }
            #expect(held == [job.id: job.token])
            #expect(rescued == (0, 0))
        }
    }

    @Test(arguments: Engine.allCases)
    func `when the clock is set back an hour a dead worker's job is rescued within a minute`(engine: Engine)
        async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now) }
            _ = try #require(try await database.claim().first)
            let back = now.addingTimeInterval(-hour)
            var rescues: [Int] = []
            for seconds in [0.0, 30, 59, 60] {
                let time = back.addingTimeInterval(seconds)
                rescues.append(try await database.write { try Rescuer().runOnce(in: $0, now: time) }.rescued)
            }
            #expect(rescues == [0, 0, 0, 1])
        }
    }

    @Test(arguments: Engine.allCases)
    func `when the clock is set back an hour a live worker keeps its jobs`(engine: Engine) async throws {
        try await QueueDatabase.run(on: engine) { database in
            try await database.write { try Chore().enqueue(in: $0, now: now) }
            _ = try #require(try await database.claim().first)
            for seconds in stride(from: -hour, through: -hour + 120, by: 5) {
                let time = now.addingTimeInterval(seconds)
                let rescued = try await database.write { tx in
                    let rescued = try Rescuer().runOnce(in: tx, now: time)
                    _ = try Heartbeat(worker: "ada").runOnce(in: tx, now: time)
                    return rescued
                }
                #expect(rescued == (0, 0))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was queued and finished before the clock was set back is neither lost nor stuck`(engine: Engine)
        async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            let back = now.addingTimeInterval(-hour)
            try await database.write { tx in
                try Chore(name: "waiting").enqueue(in: tx, now: now)
                try Chore(name: "later").enqueue(in: tx, now: now, runAt: QueueDatabase.later(10))
                try Chore(name: "new").enqueue(in: tx, now: back, runAt: back.addingTimeInterval(20))
            }
            // The stager sleeps no longer than it must for the first of them.
            let staged = try await database.write { try Stager().runOnce(in: $0, now: back) }
            #expect(staged == (0, back.addingTimeInterval(20)))
            let first = try await database.claim(at: back)
            #expect(first.count == 1)
            try await database.write { tx in
                for job in first { try job.complete(in: tx, now: back) }
                _ = try Stager().runOnce(in: tx, now: QueueDatabase.later(10))
            }
            let rest = try await database.claim(at: QueueDatabase.later(10))
            #expect(rest.count == 2)
        }
    }
}

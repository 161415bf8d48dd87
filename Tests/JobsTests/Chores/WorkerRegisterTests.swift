import Database
import DatabaseTestSupport
import Foundation
@testable import Jobs
import Testing

struct WorkerRegisterTests {
    private let now = QueueDatabase.now

    /// A worker in that process, and a job that it runs.
    private func work(_ worker: String, in process: ProcessIdentity, _ database: Database) async throws {
        try await database.write { tx in
            try WorkerRegister(worker: worker, process: process).sign(in: tx, now: now)
            try Chore(name: worker).enqueue(in: tx, now: now)
        }
        _ = try await database.claim(1, worker: worker)
    }

    @Test(arguments: Engine.allCases)
    func `jobs of dead processes of this place are free at once, those of living ones and of other places are not`(
        engine: Engine
    ) async throws {
        try await QueueDatabase.run(on: engine) { database in
            let living = try #require(ProcessIdentity.current)
            let child = try Process.run(URL(filePath: "/bin/true"), arguments: [])
            child.waitUntilExit()
            let dead = ProcessIdentity(place: living.place, pid: Int(child.processIdentifier), started: 1)
            // Its number was given again, to this very process.
            let reused = ProcessIdentity(place: living.place, pid: living.pid, started: living.started - 1)
            let elsewhere = ProcessIdentity(place: "another boot", pid: dead.pid, started: dead.started)
            for (worker, process) in [
                ("living", living), ("dead", dead), ("reused", reused), ("elsewhere", elsewhere),
            ] {
                try await work(worker, in: process, database)
            }
            let (gone, rescued) = try await database.write { tx in
                (
                    try WorkerRegister(worker: "").sweep(in: tx, now: now),
                    try Rescuer().runOnce(in: tx, now: now).rescued
                )
            }
            #expect(Set(gone) == ["dead", "reused"])
            #expect(rescued == 2)
            let running = try await database.read { tx in
                try tx.rows("SELECT worker FROM job WHERE state = 'running'").map {
                    try $0.value("worker", as: String.self)
                }
            }
            #expect(Set(running) == ["living", "elsewhere"])
            let again = try await database.write { try WorkerRegister(worker: "").sweep(in: $0, now: now) }
            #expect(again == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a worker that leaves is forgotten, and so is one of which nobody has heard for a day`(engine: Engine)
        async throws
    {
        try await QueueDatabase.run(on: engine) { database in
            let elsewhere = ProcessIdentity(place: "another boot", pid: 1, started: 1)
            try await database.write { tx in
                for worker in ["leaves", "silent", "seen"] {
                    try WorkerRegister(worker: worker, process: elsewhere).sign(in: tx, now: now)
                }
                try WorkerRegister(worker: "leaves").leave(in: tx)
                try WorkerRegister(worker: "seen", process: elsewhere).sign(in: tx, now: QueueDatabase.later(50_000))
                _ = try WorkerRegister(worker: "").sweep(in: tx, now: QueueDatabase.later(90_000))
            }
            let left = try await database.read { tx in
                try tx.rows("SELECT worker FROM job_worker").map { try $0.value("worker", as: String.self) }
            }
            #expect(left == ["seen"])
        }
    }
}

import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs

extension Section {
    /// What becomes of jobs of 100 ms when their only worker is killed and another is started at once, with the default
    /// settings.
    static let recovery = Section(name: "recovery") { bench in
        var table = Table(
            "kill -9 of the only worker",
            columns: ["interrupted", "run again after s", "all done after s", "lost", "done twice"])
        for engine in Engine.allCases {
            let found = try await bench.withQueue(on: engine) { try await killAndRestart($0) }
            table.add(
                "Scoutly on \(engine.name)", Double(found.interrupted), found.again, found.all, Double(found.lost),
                Double(found.twice))
            table.aims.append(Aim("lost or done twice on \(engine.name)", Double(found.lost + found.twice), atMost: 0))
            table.aims.append(Aim("interrupted jobs run again on \(engine.name), s", found.again, atMost: 2))
        }
        table.notes = [
            "\(jobs) jobs of 100 ms, \(room) at a time, killed when a third was done; times from the kill on"
        ]
        return table
    }

    private static let jobs = 200
    private static let room = 10

    private struct Found {
        var interrupted: Int
        var again: Double
        var all: Double
        var lost: Int
        var twice: Int
    }

    private static func killAndRestart(_ queue: Queue) async throws -> Found {
        try await queue.database.write { tx in
            for number in 0..<jobs { try Mark(number: number, milliseconds: 100).enqueue(in: tx, now: Date()) }
        }
        let arguments = ["work", queue.database.engine.rawValue, queue.location.place, "\(room)"]
        let first = try Child(arguments)
        try first.start()
        while try await effects(queue.database) < jobs / 3 { try await Task.sleep(for: .milliseconds(5)) }
        let killed = Date()
        first.stop(SIGKILL)
        let interrupted = try await queue.database.read {
            try $0.rows("SELECT payload FROM job WHERE state = 'running'").map {
                try $0.value("payload", as: JSON.self).decoded(as: Mark.self).number
            }
        }
        let second = try Child(arguments)
        try second.start()
        try await queue.waitUntilDone(lookingEvery: .milliseconds(5))
        let done = Date()
        second.stop(SIGTERM)
        return try await queue.database.read { tx in
            let again = try tx.value(
                "SELECT max(begun) AS last FROM effect WHERE number \(in: interrupted)", as: Date?.self)
            let (all, once) = (
                try tx.value("SELECT count(*) AS n FROM effect", as: Int.self),
                try tx.value("SELECT count(DISTINCT number) AS n FROM effect", as: Int.self)
            )
            return Found(
                interrupted: interrupted.count, again: again?.timeIntervalSince(killed) ?? .infinity,
                all: done.timeIntervalSince(killed), lost: jobs - once, twice: all - once)
        }
    }

    private static func effects(_ database: Database) async throws -> Int {
        try await database.read { try $0.value("SELECT count(*) AS n FROM effect", as: Int.self) }
    }
}

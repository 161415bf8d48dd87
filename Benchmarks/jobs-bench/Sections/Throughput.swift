import Database
import DatabaseTestSupport
import Foundation

extension Section {
    /// How many jobs that do nothing are claimed, run and completed a second: beside bare SQL, and beside a peer.
    static let throughput = Section(name: "throughput") { bench in
        var table = Table(
            "claim, run and complete no-op jobs", columns: ["processes", "jobs/s", "bare SQL/s", "share of bare"])
        var alone = 0.0
        for engine in Engine.allCases {
            for processes in [1, 4] {
                let (ours, bare) = try await beside(bench, engine, processes)
                table.add("Scoutly on \(engine.name)", Double(processes), ours, bare, ours / bare)
                let who = processes == 1 ? "one worker process" : "\(processes) worker processes"
                table.aims.append(Aim("\(who) on \(engine.name), share of bare SQL", ours / bare, atLeast: 0.8))
                if engine == .postgres && processes == 1 { alone = ours }
            }
        }
        for batch in [100, 500] {
            let peer = try bestOf {
                try bench.peer.measure(bench.server.makeDatabase().connection, jobs: jobs, batch: batch).done
            }
            table.add("pgqueuer on PostgreSQL, batch \(batch)", 1, peer, nil, nil)
            table.aims.append(Aim("one worker process, times pgqueuer at batch \(batch)", alone / peer, atLeast: 2.5))
        }
        table.notes = [
            "\(jobs) jobs, from the first claim to the last end, the best of \(rounds) runs that take turns; batches of \(batch)",
            "bare SQL: PostgreSQL by libpq, end and claim in one statement (data-modifying CTE, its own transaction);",
            "SQLite by its C interface, an UPDATE and an UPDATE … RETURNING in one transaction; no payload is read",
        ]
        return table
    }

    private static let jobs = 40_000
    private static let rounds = 3
    /// What a worker claims at most at a time.
    private static let batch = 500

    private static func beside(_ bench: Workbench, _ engine: Engine, _ processes: Int) async throws -> (
        ours: Double, bare: Double
    ) {
        var best = (ours: 0.0, bare: 0.0)
        for _ in 0..<rounds {
            best.bare = max(best.bare, try await drain(bench, engine, "bare", batch, processes))
            best.ours = max(best.ours, try await drain(bench, engine, "work", 2 * batch, processes))
        }
        return best
    }

    private static func drain(
        _ bench: Workbench, _ engine: Engine, _ command: String, _ size: Int, _ processes: Int
    ) async throws -> Double {
        try await bench.withQueue(on: engine, waiting: jobs) { queue in
            let children = try (0..<processes).map { _ in
                try Child([command, engine.rawValue, queue.location.place, "\(size)"])
            }
            for child in children { try child.start() }
            try await queue.waitUntilDone()
            for child in children { child.stop(SIGTERM) }
            return try await Double(jobs) / (queue.span() / .seconds(1))
        }
    }

    private static func bestOf(_ measure: () throws -> Double) rethrows -> Double {
        try (0..<rounds).map { _ in try measure() }.max() ?? 0
    }
}

import Database
import DatabaseTestSupport
import Foundation
import Jobs
import ServiceLifecycle
import Synchronization

extension Section {
    /// How long it takes from the call that queues a job until it runs, when workers have nothing to do.
    static let start = Section(name: "start") { bench in
        var table = Table("from enqueue to start on an idle worker, ms", columns: ["p50", "p99", "longest"])
        let ways: [(String, Engine, (Queue) async throws -> Percentiles)] = [
            ("PostgreSQL, worker in another process", .postgres, inAnotherProcess),
            ("SQLite, worker in the same process", .sqlite, inThisProcess),
            ("SQLite, worker in another process", .sqlite, inAnotherProcess),
        ]
        for (name, engine, measure) in ways {
            let found = try await bench.withQueue(on: engine) { try await measure($0) }
            table.add(name, found.p50, found.p99, found.longest)
            table.aims.append(Aim("\(name), p99 in ms", found.p99, atMost: 20))
        }
        table.notes = ["\(samples) jobs, one at a time, 5 to 15 ms apart; the commit of the job is part of it"]
        return table
    }

    private static let samples = 300

    private static func inAnotherProcess(_ queue: Queue) async throws -> Percentiles {
        let child = try Child(["work", queue.database.engine.rawValue, queue.location.place, "10"])
        try child.start()
        return try await pings(queue.database) { .microseconds(Int(try child.line()) ?? .max) }
    }

    private static func inThisProcess(_ queue: Queue) async throws -> Percentiles {
        let (heard, speak) = AsyncStream<Duration>.makeStream()
        return try await withThrowingTaskGroup { group in
            let services = WorkCommand.group(queue.database, [Ping.handler { speak.yield($0) }])
            group.addTask { try await services.run() }
            var iterator = heard.makeAsyncIterator()
            let found = try await pings(queue.database) { await iterator.next() ?? .zero }
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return found
        }
    }

    private static func pings(_ database: Database, hear: () async throws -> Duration) async throws -> Percentiles {
        var took: [Duration] = []
        for _ in 0..<samples + 10 {
            try await database.write { try Ping().enqueue(in: $0, now: Date()) }
            took.append(try await hear())
            try await Task.sleep(for: .milliseconds(.random(in: 5...15)))
        }
        // The first ones wait for the worker to come up.
        return Percentiles(Array(took.dropFirst(10)))
    }
}

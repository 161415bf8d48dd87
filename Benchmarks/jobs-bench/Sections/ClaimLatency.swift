import CrewJobs
import Database
import Foundation
import Jobs

extension Section {
    /// How long a claim takes, however many jobs wait.
    static let claim = Section(name: "claim") { bench in
        var table = Table("claim one job, ms", columns: ["waiting", "p50", "p99"])
        for engine in Engine.allCases {
            let all = try await bench.withQueue(on: engine, waiting: 1_000) { few in
                try await bench.withQueue(on: engine, waiting: 100_000) { many in
                    try await bench.withQueue(on: engine, waiting: 1_000_000) { most in
                        try await claims(in: [few, many, most].map(\.database))
                    }
                }
            }
            for (waiting, found) in zip([1_000, 100_000, 1_000_000], all) {
                table.add(engine.name, Double(waiting), found.p50, found.p99)
            }
            table.aims.append(Aim("claim p50 on \(engine.name), slowest by fastest", spread(all.map(\.p50)), atMost: 2))
            table.aims.append(Aim("claim p99 on \(engine.name), slowest by fastest", spread(all.map(\.p99)), atMost: 2))
        }
        table.notes = [
            "one transaction, until it is on the disk; what is claimed is replaced, so as many wait all the time"
        ]
        return table
    }

    private static let samples = 1_000
    /// The first ones prepare statements and fill caches.
    private static let warmups = 50

    private static func claims(in databases: [Database]) async throws -> [Percentiles] {
        var took: [[Duration]] = databases.map { _ in [] }
        for number in 0..<samples + warmups {
            for (position, database) in databases.enumerated() {
                let duration = try await claim(in: database, thenQueue: Nothing(number: number))
                if number >= warmups { took[position].append(duration) }
            }
        }
        return took.map(Percentiles.init)
    }

    private static func claim(in database: Database, thenQueue next: Nothing) async throws -> Duration {
        let request = ClaimRequest(worker: "bench", room: [Nothing.kind: 1], total: 1)
        let start = ContinuousClock.now
        let jobs = try await database.write { try request.claim(in: $0, now: Date()) }
        let took = ContinuousClock.now - start
        guard jobs.count == 1 else { throw Incomplete(what: "nothing was claimed") }
        try await database.write { tx in
            _ = try Completion(worker: request.worker, jobs: jobs).run(in: tx, now: Date())
            try next.enqueue(in: tx, now: Date())
        }
        return took
    }

    private static func spread(_ figures: [Double]) -> Double {
        guard let least = figures.min(), let most = figures.max() else { return .infinity }
        return most / least
    }
}

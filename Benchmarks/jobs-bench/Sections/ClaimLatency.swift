import CrewJobs
import Database
import Foundation
import Jobs

extension Section {
    /// How long a claim takes, however many jobs wait.
    static let claim = Section(name: "claim") { bench in
        var table = Table("claim one job, ms", columns: ["waiting", "p50", "p99"])
        for engine in Engine.allCases {
            var all: [Percentiles] = []
            for waiting in [1_000, 100_000, 1_000_000] {
                let found = try await bench.withQueue(on: engine, waiting: waiting) {
                    try await claims(in: $0.database)
                }
                table.add(engine.name, Double(waiting), found.p50, found.p99)
                all.append(found)
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

    private static func claims(in database: Database) async throws -> Percentiles {
        let request = ClaimRequest(worker: "bench", room: [Nothing.kind: 1], total: 1)
        var took: [Duration] = []
        for number in 0..<samples + 50 {
            let start = ContinuousClock.now
            let jobs = try await database.write { try request.claim(in: $0, now: Date()) }
            took.append(.now - start)
            guard jobs.count == 1 else { throw Incomplete(what: "nothing was claimed") }
            try await database.write { tx in
                _ = try Completion(worker: "bench", jobs: jobs).run(in: tx, now: Date())
                try Nothing(number: number).enqueue(in: tx, now: Date())
            }
        }
        // The first ones prepare statements and fill caches.
        return Percentiles(Array(took.dropFirst(50)))
    }

    private static func spread(_ figures: [Double]) -> Double {
        guard let least = figures.min(), let most = figures.max() else { return .infinity }
        return most / least
    }
}

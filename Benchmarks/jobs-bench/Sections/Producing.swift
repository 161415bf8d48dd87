import Database
import Domain
import Foundation
import Jobs
import Pipeline
import Store

extension Section {
    /// How long one round of the producer takes with many companies.
    static let produce = Section(name: "produce") { bench in
        var table = Table("one round of the producer, ms", columns: ["companies", "due", "took"])
        for engine in Engine.allCases {
            try await bench.withQueue(on: engine) { queue in
                let now = Date()
                try await queue.addCompanies(companies, due: now)
                let all = try await round(queue, now)
                table.add("\(engine.name), all due", Double(companies), Double(all.queued), all.milliseconds)
                let none = try await round(queue, now.addingTimeInterval(1))
                table.add("\(engine.name), all queued", Double(companies), Double(none.queued), none.milliseconds)
                try await queue.database.write { tx in
                    try tx.run("UPDATE company SET next_scrape_at = \(now.addingTimeInterval(86_400))")
                }
                let rested = try await round(queue, now.addingTimeInterval(2))
                table.add("\(engine.name), none due", Double(companies), Double(rested.queued), rested.milliseconds)
                table.aims.append(Aim("\(engine.name), all due, in ms", all.milliseconds, atMost: 2_000))
                table.aims.append(Aim("\(engine.name), none due, in ms", rested.milliseconds, atMost: 50))
            }
        }
        table.notes = ["one transaction, until it is on the disk; 5,000 hosts"]
        return table
    }

    private static let companies = 100_000

    private static func round(_ queue: Queue, _ now: Date) async throws -> (queued: Int, milliseconds: Double) {
        let start = ContinuousClock.now
        let queued = try await queue.database.write { try QueueDueCompanies.run(in: $0, now: now) }
        return (queued, (.now - start) / .milliseconds(1))
    }
}

extension Queue {
    fileprivate func addCompanies(_ count: Int, due: Date) async throws {
        try await StoreSchema.migrations.run(on: database)
        let entries = (0..<count).map { number in
            CompanyEntry(
                Company(
                    id: CompanyID(rawValue: "c\(number)"), name: "Company \(number)",
                    careersURL: URL(string: "https://h\(number % 5_000).example/jobs")!,
                    priority: CompanyPriority.allCases[number % 3]))
        }
        for start in stride(from: 0, to: count, by: 10_000) {
            let part = Array(entries[start..<min(start + 10_000, count)])
            try await database.write { _ = try Companies.save(part, in: $0, now: due) }
        }
        try await database.write { try $0.run("ANALYZE company") }
    }
}

import CompanyFiles
import Database
import Domain
import Foundation
import Pipeline
import Store

/// Stores companies that come in numbers, with what is known of their past, and queues those that are due.
struct CompanyImport {
    let installation: Installation
    let now = Date()

    /// How many go into one transaction, so that others wait for none of them long.
    private static let batch = 2_000

    struct Result: Encodable {
        var inserted: Int
        var updated: Int
        var unchanged: Int
        var queued: Int
        var problems: [String]

        var text: String {
            """
            \(inserted) companies were added, \(updated) updated, \(unchanged) are as they were; \
            \(queued) are queued to be read.

            """
        }
    }

    func save(
        _ entries: [Store.CompanyEntry], _ histories: [CompanyID: Companies.History] = [:], problems: [String] = []
    ) async throws -> Result {
        let schedule = installation.settings.schedule
        var saved = Companies.Saved()
        for start in stride(from: 0, to: entries.count, by: Self.batch) {
            let part = Array(entries[start..<min(start + Self.batch, entries.count)])
            let past = part.compactMap { histories[$0.company.id] }
            saved += try await installation.database.write { tx in
                let saved = try Companies.save(part, schedule: schedule, in: tx, now: now)
                try Companies.adopt(past, schedule: schedule, in: tx, now: now)
                return saved
            }
        }
        let queued = try await QueueDueCompanies.run(
            on: installation.database, now: now, installation.settings.spread)
        return Result(
            inserted: saved.inserted, updated: saved.updated, unchanged: saved.unchanged, queued: queued,
            problems: problems)
    }
}

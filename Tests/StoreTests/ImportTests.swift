import Database
import Domain
import Foundation
import Store
import Testing

/// Handing in companies again.
struct ImportTests {
    private let now = StoreDatabase.now
    private let later = StoreDatabase.days(1)

    /// Scraped a moment ago, due in 6 days, found to be on Lever.
    private func run(on engine: Engine, _ test: (Database, WatchedCompany) async throws -> Void) async throws {
        try await StoreDatabase.run(on: engine) { database in
            var company = Company.sample(priority: .low)
            company.fields = ["tools"]
            company.selector = "a.job"
            let key = try await database.save(company)
            try await database.write { tx in
                let standing = ScrapeSchedule.Standing(
                    nextScrapeAt: StoreDatabase.days(6), failuresInRow: 0, isProblematic: false)
                try Companies.record(standing, scrapedAt: now, of: key, in: tx)
                try Companies.setSource(
                    BoardSource(system: "lever", token: "labs"), host: "api.lever.example", of: key, in: tx, now: now)
            }
            try await test(database, try await database.company(key))
        }
    }

    private func save(
        _ companies: [Company], in database: Database
    ) async throws -> (saved: Companies.Saved, first: WatchedCompany) {
        try await database.write { tx in
            let saved = try Companies.save(companies.map { CompanyEntry($0) }, in: tx, now: later)
            return (saved, try Companies.find(companies[0].id, in: tx)!)
        }
    }

    @Test(arguments: Engine.allCases)
    func `the same file again changes nothing`(engine: Engine) async throws {
        try await run(on: engine) { database, before in
            let (saved, after) = try await save([before.company], in: database)
            #expect(saved == Companies.Saved(inserted: 0, updated: 0, unchanged: 1))
            #expect(after == before)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a file overwrites what it says and leaves the rest`(engine: Engine) async throws {
        try await run(on: engine) { database, before in
            var company = Company.sample()
            company.name = "Example Laboratories"
            let (saved, after) = try await save([company, .sample("new")], in: database)
            #expect(saved == Companies.Saved(inserted: 1, updated: 1, unchanged: 0))
            var expected = before
            expected.company.name = "Example Laboratories"
            expected.updatedAt = later
            #expect(after == expected)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a new address is due at once and forgets what was behind the old one`(engine: Engine) async throws {
        try await run(on: engine) { database, before in
            var company = before.company
            company.careersURL = URL(string: "https://careers.example/labs")!
            let after = try await save([company], in: database).first
            #expect(after.company.careersURL == company.careersURL)
            #expect(after.host == "careers.example" && after.source == nil)
            #expect(after.nextScrapeAt == later && after.lastScrapedAt == now)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a higher priority brings the next look nearer, a lower one does not put it off`(engine: Engine) async throws {
        try await run(on: engine) { database, before in
            let higher = try await save([.sample(priority: .high)], in: database).first
            #expect(higher.nextScrapeAt == StoreDatabase.days(1))
            let lower = try await save([.sample(priority: .low)], in: database).first
            #expect(lower.company.priority == .low && lower.nextScrapeAt == StoreDatabase.days(1))
        }
    }

    @Test(arguments: Engine.allCases)
    func `of two entries with one id the last counts`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            let (saved, first) = try await save([.sample(priority: .low), .sample(priority: .high)], in: database)
            #expect(saved == Companies.Saved(inserted: 1, updated: 0, unchanged: 0))
            #expect(first.company.priority == .high)
        }
    }

    @Test(arguments: Engine.allCases)
    func `two imports at once both end, and each company is there once`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            let companies = (0..<300).map { Company.sample("company-\($0)") }
            try await withThrowingTaskGroup { group in
                for order in [companies, companies.reversed(), companies.shuffled()] {
                    group.addTask {
                        try await database.write { tx in
                            try Companies.save(order.map { CompanyEntry($0) }, in: tx, now: now)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let count = try await database.read { try Companies.count(in: $0) }
            #expect(count == 300)
        }
    }

    @Test(arguments: Engine.allCases)
    func `texts without end are cut, and what a database cannot store is left out`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            var company = Company.sample()
            company.name = "a\0" + String(repeating: "e\u{301}", count: 10_000)
            company.headquarters = "\0"
            company.officeLocations = Array(repeating: String(repeating: "x", count: 1_000), count: 500) + [""]
            let stored = try await save([company], in: database).first.company
            #expect(stored.name.unicodeScalars.count == 200 && stored.name.hasPrefix("ae\u{301}"))
            #expect(stored.headquarters == nil)
            #expect(stored.officeLocations == Array(repeating: String(repeating: "x", count: 200), count: 100))
        }
    }
}

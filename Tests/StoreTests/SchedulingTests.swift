import Database
import Domain
import Foundation
import Store
import Testing

/// When stored companies are looked at.
struct SchedulingTests {
    private let now = StoreDatabase.now

    private func record(
        _ key: CompanyKey, next: Date, failures: Int = 0, scrapedAt: Date? = StoreDatabase.now, in database: Database
    ) async throws {
        let standing = ScrapeSchedule.Standing(
            nextScrapeAt: next, failuresInRow: failures, isProblematic: failures >= 5)
        try await database.write { try Companies.record(standing, scrapedAt: scrapedAt, of: key, in: $0) }
    }

    @Test(arguments: Engine.allCases)
    func `companies are due when their time has come, longest overdue first`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            for (index, id) in ["a", "b", "c"].enumerated() {
                let key = try await database.save(.sample(id))
                try await record(key, next: StoreDatabase.days(3 - Double(index)), in: database)
            }
            for (day, ids) in [(0.5, []), (1, ["c"]), (2.5, ["c", "b"]), (9, ["c", "b", "a"])] {
                let due = try await database.read {
                    try Companies.due(in: $0, now: StoreDatabase.days(day)).map(\.company.id.rawValue)
                }
                #expect(due == ids)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a failure keeps the time of the last answer, and an answer clears it`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, key in
            try await record(key, next: StoreDatabase.days(1), in: database)
            try await record(key, next: StoreDatabase.days(2), failures: 5, scrapedAt: nil, in: database)
            let failing = try await database.company(key)
            #expect(failing.lastScrapedAt == now && failing.failuresInRow == 5 && failing.isProblematic)
            try await record(key, next: StoreDatabase.days(4), scrapedAt: StoreDatabase.days(2), in: database)
            let answering = try await database.company(key)
            #expect(answering.lastScrapedAt == StoreDatabase.days(2) && answering.nextScrapeAt == StoreDatabase.days(4))
            #expect(answering.failuresInRow == 0 && !answering.isProblematic)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a priority that is set brings the next look nearer, but not that of a company that fails`(
        engine: Engine
    ) async throws {
        try await StoreDatabase.run(on: engine) { database in
            let well = try await database.save(.sample("well"))
            let failing = try await database.save(.sample("failing"))
            try await record(well, next: StoreDatabase.days(3), in: database)
            try await record(failing, next: StoreDatabase.days(3), failures: 2, in: database)
            let ids = ["well", "failing", "unknown"].map(CompanyID.init(rawValue:))
            let counts = try await database.write { tx in
                try (0..<2).map { _ in try Companies.setPriority(.high, of: ids, in: tx, now: now) }
            }
            #expect(counts == [2, 0])
            let (one, other) = (try await database.company(well), try await database.company(failing))
            #expect(one.company.priority == .high && one.nextScrapeAt == StoreDatabase.days(1))
            #expect(other.company.priority == .high && other.nextScrapeAt == StoreDatabase.days(3))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a company can be made due now, and is not put off by that`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, key in
            let id = CompanyID(rawValue: "example-labs")
            try await record(key, next: StoreDatabase.days(3), in: database)
            for moment in [StoreDatabase.days(1), StoreDatabase.days(2)] {
                let marked = try await database.write { try Companies.markDue([id], in: $0, now: moment) }
                #expect(marked == 1)
            }
            let next = try await database.company(key).nextScrapeAt
            #expect(next == StoreDatabase.days(1))
        }
    }

    @Test(arguments: Engine.allCases)
    func `older companies without a priority get medium and count as never scraped, once`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            let old = try await database.save(.sample("old"))
            let new = try await database.save(.sample("new", priority: .low))
            for key in [old, new] { try await record(key, next: StoreDatabase.days(3), in: database) }
            let moment = StoreDatabase.days(1)
            let first = try await database.write { try OlderData.migrate(in: $0, now: moment) }
            #expect(first == (1, 1))
            let second = try await database.write { try OlderData.migrate(in: $0, now: moment) }
            #expect(second == (0, 0))
            let (one, other) = (try await database.company(old), try await database.company(new))
            #expect(one.company.priority == .medium && one.lastScrapedAt == nil && one.nextScrapeAt == moment)
            #expect(other.company.priority == .low && other.lastScrapedAt == now)
        }
    }
}

import Database
import Domain
import Foundation
import Store
import Testing

/// How reading each company goes, as it is told.
struct CompanyHealthTests {
    /// Writes down looks, a day apart, as a scrape does.
    private static func look(
        _ outcomes: [ScrapeRun.Outcome], at id: String, in database: Database, from day: Int = 0
    ) async throws {
        let key = try await database.save(.sample(id))
        try await database.write { tx in
            var failures = 0
            for (number, outcome) in outcomes.enumerated() {
                let now = StoreDatabase.days(Double(day + number))
                let isFailed = outcome == .failed
                failures = isFailed ? failures + 1 : 0
                if isFailed || outcome == .suspect {
                    try ScrapeErrors.record("http 500", "\(id) answered \(number)", of: key, in: tx, now: now)
                }
                try ScrapeHistory.record(
                    ScrapeRun(
                        company: key, startedAt: now, duration: .milliseconds(100 * (number + 1)), outcome: outcome,
                        found: isFailed ? 0 : 10 + number, error: isFailed ? "no" : nil,
                        note: number == 2 ? "it has moved" : nil), in: tx)
                try Companies.record(
                    ScrapeSchedule.Standing(nextScrapeAt: now, failuresInRow: failures, isProblematic: failures > 4),
                    scrapedAt: isFailed ? nil : now, of: key, in: tx)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `trouble comes first, with its beginning and its reason`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            try await Self.look([.ok, .unchanged, .ok], at: "fine", in: database)
            try await Self.look([.ok, .failed, .failed, .failed], at: "failing", in: database)
            try await Self.look([.failed, .ok, .suspect], at: "odd", in: database)
            _ = try await database.save(.sample("new"))
            let all = try await database.read { try CompanyHealth.list(in: $0) }
            #expect(all.map(\.companyID.rawValue) == ["failing", "odd", "fine", "new"])
            #expect(all.map(\.brokenSince) == [StoreDatabase.days(1), StoreDatabase.days(2), nil, nil])
            #expect(all.map(\.trouble) == ["failing answered 3", "odd answered 2", nil, nil])
            #expect(all.map(\.failuresInRow) == [3, 0, 0, 0])
            #expect(all.map(\.lastScrapedAt) == [0, 2, 2, nil].map { $0.map { StoreDatabase.days($0) } })
            #expect(all[0].looks.map(\.outcome) == [.failed, .failed, .failed, .ok])
            #expect(all[2].looks.map(\.found) == [12, 11, 10])
            #expect(all.map(\.typicalSeconds) == [0.1, 0.3, 0.2, nil])
            let broken = try await database.read { try CompanyHealth.list(onlyBroken: true, limit: 1, in: $0) }
            #expect(broken.map(\.companyID.rawValue) == ["failing"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `trouble that is older than the looks that are told of keeps its beginning`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            try await Self.look([.ok] + Array(repeating: .failed, count: 12), at: "gone", in: database)
            let health = try #require(try await database.read { try CompanyHealth.list(in: $0) }.first)
            #expect(health.looks.count == 7)
            #expect(health.brokenSince == StoreDatabase.days(1))
            #expect(health.isProblematic)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was found out about sources is told of the time that is asked for`(engine: Engine) async throws {
        try await StoreDatabase.run(on: engine) { database in
            try await Self.look([.ok, .ok, .ok], at: "one", in: database)
            try await Self.look([.ok, .ok, .ok], at: "two", in: database, from: 5)
            let notes = try await database.read { try ScrapeHistory.notes(since: StoreDatabase.days(6), in: $0) }
            #expect(notes.map(\.company.rawValue) == ["two"])
            #expect(notes.map(\.note) == ["it has moved"])
            let all = try await database.read { try ScrapeHistory.notes(since: StoreDatabase.days(0), in: $0) }
            #expect(all.map(\.company.rawValue) == ["two", "one"])
        }
    }
}

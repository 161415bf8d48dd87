import Database
import Domain
import Foundation
@testable import Store
import Testing

/// What is kept of looks at careers pages, and of what went wrong.
struct ScrapeRecordTests {
    private let now = StoreDatabase.now

    @Test(arguments: Engine.allCases)
    func `the same error again counts up, another one is told apart`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, key in
            let other = try await database.save(.sample("other"))
            try await database.write { tx in
                for (day, kind) in ["timeout", "timeout", "http 500", "timeout", "timeout"].enumerated() {
                    try ScrapeErrors.record(
                        kind, "no answer", of: key, in: tx, now: StoreDatabase.days(Double(day)))
                    try ScrapeErrors.record(kind, "no answer from \(day)", of: other, in: tx, now: now)
                }
            }
            let errors = try await database.read { try ScrapeErrors.list(of: key, in: $0) }
            let expected = [("timeout", 3.0, 4.0, 2), ("http 500", 2, 2, 1), ("timeout", 0, 1, 2)].map {
                ScrapeErrors.Entry(
                    kind: $0.0, message: "no answer", firstAt: StoreDatabase.days($0.1),
                    lastAt: StoreDatabase.days($0.2), count: $0.3)
            }
            #expect(errors == expected)
            let others = try await database.read { try ScrapeErrors.list(of: other, in: $0).count }
            #expect(others == 5)
        }
    }

    @Test(arguments: Engine.allCases)
    func `the last 50 errors of a company are kept, and no more than 2,000 letters of each`(
        engine: Engine
    ) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, key in
            let long = "\0" + String(repeating: "x", count: 5_000)
            try await database.write { tx in
                for number in 1...60 {
                    try ScrapeErrors.record("", "\(number)\(long)", of: key, in: tx, now: now)
                }
            }
            let errors = try await database.read { try ScrapeErrors.list(of: key, limit: 100, in: $0) }
            #expect(errors.map { $0.message.prefix { $0 != "x" } } == (11...60).reversed().map { "\($0)" })
            #expect(errors.allSatisfy { $0.message.count == 2_000 && $0.kind == "unknown" })
        }
    }

    @Test(arguments: Engine.allCases)
    func `runs come back as they were, newest first`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, key in
            let runs = [
                ScrapeRun(
                    company: key, startedAt: now, duration: .microseconds(1_234_567), outcome: .ok, system: "lever",
                    found: 7, new: 1, changed: 2, reappeared: 3, closed: 4),
                ScrapeRun(
                    company: key, startedAt: StoreDatabase.days(1), duration: .seconds(30), outcome: .failed,
                    error: "no answer"),
                ScrapeRun(company: key, startedAt: StoreDatabase.days(2), duration: .zero, outcome: .suspect),
            ]
            try await database.write { tx in
                for run in runs { try ScrapeHistory.record(run, in: tx) }
            }
            let listed = try await database.read { try ScrapeHistory.list(of: key, in: $0) }
            #expect(listed == runs.reversed())
            let newest = try await database.read { try ScrapeHistory.list(of: key, limit: 1, in: $0) }
            #expect(newest == [runs[2]])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a run that failed says why, and no other does`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, key in
            for (outcome, error) in [(ScrapeRun.Outcome.failed, nil), (.ok, "odd")] {
                await #expect(throws: DatabaseError.self) {
                    try await database.write { tx in
                        try ScrapeHistory.record(
                            ScrapeRun(
                                company: key, startedAt: now, duration: .zero, outcome: outcome, error: error), in: tx)
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `old runs are forgotten, oldest first and not all at once`(engine: Engine) async throws {
        try await StoreDatabase.runWithCompany(on: engine) { database, key in
            try await database.write { tx in
                for day in 0..<10 {
                    try ScrapeHistory.record(
                        ScrapeRun(
                            company: key, startedAt: StoreDatabase.days(Double(day)), duration: .zero, outcome: .ok),
                        in: tx)
                }
            }
            var counts: [Int] = []
            for _ in 0..<4 {
                counts.append(
                    try await database.write {
                        try ScrapeHistory.prune(before: StoreDatabase.days(5), limit: 2, in: $0)
                    })
            }
            #expect(counts == [2, 2, 1, 0])
            let left = try await database.read { try ScrapeHistory.list(of: key, in: $0).map(\.startedAt) }
            #expect(left == (5..<10).reversed().map { StoreDatabase.days(Double($0)) })
        }
    }
}

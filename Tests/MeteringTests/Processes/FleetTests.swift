import Database
import DatabaseTestSupport
import Foundation
import Metering
import Testing

/// Eight workers in four processes, and a provider in a fifth that counts by its own clock. However slow the machine is,
/// it never sees more than its limits in any window.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct FleetTests {
    private static let jobs = 60 * SeededRandom.length
    /// In seconds, in place of a minute.
    private static let window = 1.0
    /// So little that eight workers are in each other's way on the slowest machine.
    private static let (requests, tokens, calls) = (8, 900, 4)

    private static func crew(_ location: Database.Location, _ provider: ProviderProcess, timeout: Int) throws
        -> CrewProcess
    {
        let engine = if case .sqlite = location { "sqlite" } else { "postgres" }
        return try CrewProcess(
            ["work", engine, location.place]
                + [provider.port, jobs].map(String.init) + ["\(window)"]
                + [requests, tokens, calls, timeout].map(String.init))
    }

    private static func expectWithinLimits(_ report: ProviderProcess.Report) {
        #expect(report.mostRequests <= requests)
        #expect(report.mostTokens <= tokens)
        #expect(report.mostAtOnce <= calls)
    }

    private static func run(
        on engine: Engine, isStormy: Bool = false,
        _ test: (Database.Location, Database, ProviderProcess) async throws -> Void
    ) async throws {
        try await TestDatabase.withLocation(on: engine) { location in
            try await TestDatabase.use(location) { database in
                try await MeteringSchema.migrations.run(on: database)
                let provider = try ProviderProcess(isStormy: isStormy)
                try await test(location, database, provider)
            }
        }
    }

    /// Comes back when all have ended; the suite's time limit ends it.
    private static func wait(for crews: [CrewProcess]) async throws {
        for crew in crews {
            var status = crew.status()
            while status == nil {
                try await Task.sleep(for: .milliseconds(20))
                status = crew.status()
            }
            #expect(status == 0)
        }
    }

    private static func outcomes(_ database: Database) async throws -> [String: Int] {
        try await database.read { tx in
            try tx.rows("SELECT coalesce(outcome, 'lost') AS outcome, count(*) AS calls FROM model_call GROUP BY 1")
                .reduce(into: [:]) { $0[try $1.value("outcome", as: String.self)] = try $1["calls"] }
        }
    }

    @Test(arguments: Engine.allCases)
    func `the provider sees no more than its limits, and each question once`(engine: Engine) async throws {
        try await Self.run(on: engine) { location, database, provider in
            let crews = try (0..<4).map { _ in try Self.crew(location, provider, timeout: 60) }
            try await Self.wait(for: crews)
            let report = try provider.report(window: Self.window)
            Self.expectWithinLimits(report)
            #expect(report.jobs == Self.jobs && report.answers == Self.jobs && report.calls == Self.jobs)
            #expect(try await Self.outcomes(database) == ["answered": Self.jobs])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a storm of 429 and 500 and lost connections loses nothing`(engine: Engine) async throws {
        try await Self.run(on: engine, isStormy: true) { location, database, provider in
            // What brings no answer counts to the end of its lease, so that this one is short.
            let crews = try (0..<4).map { _ in try Self.crew(location, provider, timeout: 5) }
            try await Self.wait(for: crews)
            let report = try provider.report(window: Self.window)
            Self.expectWithinLimits(report)
            #expect(report.jobs == Self.jobs && report.answers == Self.jobs)
            let outcomes = try await Self.outcomes(database)
            #expect(outcomes["answered"] == Self.jobs)
            #expect(outcomes.values.reduce(0, +) - outcomes["unsent", default: 0] == report.calls)
            #expect(report.failures > 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `workers that are killed at any moment leave no limit broken and no question open`(
        engine: Engine
    ) async throws {
        try await Self.run(on: engine) { location, database, provider in
            var crews = try (0..<4).map { _ in try Self.crew(location, provider, timeout: 5) }
            for _ in 0..<6 {
                let before = try provider.report(window: Self.window).calls
                // The next victim dies after some calls more, while it is in the middle of something.
                while try provider.report(window: Self.window).calls < min(before + 5, Self.jobs - 1) {
                    try await Task.sleep(for: .milliseconds(Int.random(in: 1...20)))
                }
                let victim = Int.random(in: crews.indices)
                crews[victim].killNow()
                crews[victim] = try Self.crew(location, provider, timeout: 5)
            }
            try await Self.wait(for: crews)
            let report = try provider.report(window: Self.window)
            Self.expectWithinLimits(report)
            #expect(report.jobs == Self.jobs)
            let outcomes = try await Self.outcomes(database)
            #expect(outcomes["answered", default: 0] >= Self.jobs - 8 && report.calls <= outcomes.values.reduce(0, +))
        }
    }
}

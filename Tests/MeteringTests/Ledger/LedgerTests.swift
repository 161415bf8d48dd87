import Database
import Domain
import Foundation
import Metering
import Testing

/// A row for each call, and the totals.
struct LedgerTests {
    private static let today = CalendarDay(rawValue: "2027-01-15")
    private static let tomorrow = CalendarDay(rawValue: "2027-01-16")
    private static let company = CompanyID(rawValue: "example-labs")

    private static func totals(
        _ world: MeterWorld, by grouping: Usage.Grouping, from first: CalendarDay = today,
        through last: CalendarDay = tomorrow
    ) async throws -> [Usage] {
        try await world.database.read { try Usage.totals(by: grouping, from: first, through: last, in: $0) }
    }

    /// Two screenings and an analysis today, one screening tomorrow that fails.
    private static func fill(_ world: MeterWorld) async throws {
        for company in [company, nil] {
            let screening = try await world.granted(.sample(user: "ada", company: company))
            world.clock.advance(2)
            try await world.settle(screening, .answered(TokenUsage(input: 50, cachedInput: 40, output: 10)))
        }
        let analysis = try await world.granted(.sample(model: "sample-2", operation: "analysis", user: "bob"))
        world.clock.advance(8)
        try await world.settle(analysis, .answered(TokenUsage(input: 60, output: 20)))
        world.clock.advance(86_400)
        try await world.settle(world.granted(.sample(user: "ada", company: company)), .failed())
    }

    @Test(arguments: Engine.allCases)
    func `a call leaves a row that says all of it`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let call = PlannedCall.sample(user: "ada", company: Self.company)
            let reservation = try await world.granted(call)
            let open = try #require(try await world.entry(reservation.id))
            #expect(open.outcome == .open && open.usage == nil && open.cost == 100_000)
            world.clock.advance(1.5)
            let usage = TokenUsage(input: 70, cachedInput: 30, output: 5)
            try await world.settle(reservation, .answered(usage))
            let entry = try #require(try await world.entry(reservation.id))
            #expect(entry.access == call.access && entry.operation == "screening" && entry.user == "ada")
            #expect(entry.company == Self.company && entry.reservedAt == ManualClock.start)
            #expect(entry.outcome == .answered && entry.latency == .seconds(1.5))
            #expect(entry.estimated == 100 && entry.usage == usage && entry.cost == 48_000)
            let all = try await world.database.read { try Ledger.list(in: $0, now: ManualClock.start) }
            #expect(all == [entry])
        }
    }

    @Test(arguments: Engine.allCases)
    func `totals tell apart days, models, operations, companies and users`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.fill(world)
            let days = try await Self.totals(world, by: .day)
            #expect(days.map(\.group) == ["2027-01-15", "2027-01-16"])
            #expect(days.map(\.calls) == [3, 1] && days.map(\.unanswered) == [0, 1])
            #expect(days[0].input == 160 && days[0].cachedInput == 80 && days[0].output == 40)
            #expect(days[0].estimated == 300 && days[0].cost == 2 * 24_000 + 80_000)
            #expect(days[0].meanLatency == .seconds(4) && days[1].meanLatency == nil)
            #expect(try await Self.totals(world, by: .model).map(\.group) == ["sample/sample-2", "sample/sample-1"])
            #expect(try await Self.totals(world, by: .operation).map(\.calls) == [1, 3])
            #expect(try await Self.totals(world, by: .company).map(\.group) == ["", "example-labs"])
            #expect(try await Self.totals(world, by: .user).map(\.group) == ["bob", "ada"])
            #expect(try await Self.totals(world, by: .day, from: Self.tomorrow).count == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `pruned calls are in the totals as before`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.fill(world)
            var before: [Usage.Grouping: [Usage]] = [:]
            for grouping in Usage.Grouping.allCases { before[grouping] = try await Self.totals(world, by: grouping) }
            let now = world.clock.now.addingTimeInterval(600)
            for expected in [2, 1, 0] {
                let pruned = try await world.database.write {
                    try Ledger.prune(before: Self.tomorrow, limit: 2, in: $0, now: now)
                }
                #expect(pruned == expected)
            }
            for grouping in Usage.Grouping.allCases {
                #expect(try await Self.totals(world, by: grouping) == before[grouping])
            }
            let left = try await world.database.read { try Ledger.list(in: $0, now: now).count }
            #expect(left == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what still counts for a limit is not pruned`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.call(.sample())
            let now = world.clock.now
            let pruned = try await world.database.write { try Ledger.prune(before: Self.tomorrow, in: $0, now: now) }
            #expect(pruned == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a provider that tells nonsense spoils no sum`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            for usage in [
                TokenUsage(input: -5, cachedInput: 10, output: -1), TokenUsage(input: 10, cachedInput: 99, output: 0),
                TokenUsage(input: .max, cachedInput: .min, output: .max),
            ] {
                try await world.settle(world.granted(.sample()), .answered(usage))
            }
            let total = try #require(try await Self.totals(world, by: .day).first)
            #expect(total.input == 100_000_010 && total.cachedInput == 10 && total.output == 100_000_000)
        }
    }
}

import Database
import Domain
import Foundation
import Metering
import Testing

/// Those who wait, and those who come after them.
struct LineTests {
    private static func call(_ ticket: String?, tokens: Int = 100) -> PlannedCall {
        .sample(ModelLimits(tokensPerMinute: 300), input: tokens, output: 0, ticket: ticket)
    }

    /// Three calls that fill the minute, and end at its beginning.
    private static func fill(_ world: MeterWorld) async throws {
        for _ in 0..<3 {
            let reservation = try await world.granted(call(nil))
            try await world.settle(reservation, .answered(TokenUsage(input: 100, output: 0)))
        }
    }

    @Test(arguments: Engine.allCases)
    func `who comes later does not take the place of one whose time has come`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.fill(world)
            let wait = try #require(try await world.reserve(Self.call("ada", tokens: 300)).wait)
            world.clock.set(wait.until)
            #expect(try await world.reserve(Self.call("bob")).wait?.bottleneck == .line)
            #expect(try await world.reserve(Self.call(nil)).wait?.bottleneck == .line)
            world.clock.advance(1)
            #expect(try await world.reserve(Self.call("ada", tokens: 300)).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a place is kept for a moment only`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.fill(world)
            let wait = try #require(try await world.reserve(Self.call("ada", tokens: 300)).wait)
            world.clock.set(wait.until.addingTimeInterval(5))
            #expect(try await world.reserve(Self.call("bob")).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `each is told a later time than those before`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.fill(world)
            var waits: [Duration] = []
            for ticket in ["a", "b", "c", "d", "e"] {
                waits.append(try #require(try await world.reserve(Self.call(ticket)).wait).duration)
            }
            // Three fit when the first three have left; then it goes on at the limit's pace.
            #expect(waits[..<3].allSatisfy { $0 == .seconds(60) })
            #expect(waits[3] > .seconds(60) && waits[4] > waits[3])
        }
    }

    @Test(arguments: Engine.allCases)
    func `who asks again keeps the place, who is let through leaves all lines`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.fill(world)
            for ticket in ["ada", "ada", "bob", "ada"] { _ = try await world.reserve(Self.call(ticket)) }
            let elsewhere = PlannedCall.sample(ModelLimits(tokensPerMinute: 100), model: "sample-2", ticket: "ada")
            #expect(try await Self.waiters(world) == ["ada", "bob"])
            #expect(try await world.reserve(elsewhere).isGranted)
            #expect(try await Self.waiters(world) == ["bob"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `who never comes back is forgotten`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.fill(world)
            _ = try await world.reserve(Self.call("gone"))
            world.clock.advance(59)
            _ = try await world.reserve(Self.call("gone"))
            world.clock.advance(3_600)
            try await Self.fill(world)
            _ = try await world.reserve(Self.call("ada"))
            #expect(try await Self.waiters(world) == ["ada"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `who gives up leaves the place to those behind`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await Self.fill(world)
            for ticket in ["ada", "bob"] { _ = try await world.reserve(Self.call(ticket)) }
            let meter = world.meter
            try await world.database.write { try meter.leave("ada", in: $0) }
            #expect(try await Self.waiters(world) == ["bob"])
        }
    }

    private static func waiters(_ world: MeterWorld) async throws -> [String] {
        try await world.database.read { tx in
            try tx.rows("SELECT ticket FROM model_waiter ORDER BY id").map { try $0["ticket"] }
        }
    }
}

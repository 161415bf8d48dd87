import Database
import Domain
import Foundation
import Metering
import Testing

/// Clocks that are set back while calls count.
struct ClockSetBackTests {
    private static let call = PlannedCall.sample(ModelLimits(requestsPerMinute: 2, concurrentCalls: 2))

    @Test(arguments: Engine.allCases)
    func `what counted goes on counting for as long as it had left, and no longer`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.call(Self.call, times: 2)
            world.clock.advance(20)
            #expect(try await !world.reserve(Self.call).isGranted)
            world.clock.advance(-3_600)
            let wait = try #require(try await world.reserve(Self.call).wait)
            #expect(wait.duration == .seconds(40))
            world.clock.advance(39.999)
            #expect(try await !world.reserve(Self.call).isGranted)
            world.clock.advance(0.001)
            try await world.call(Self.call, times: 2)
            #expect(try await !world.reserve(Self.call).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what had stopped to count does not begin again`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.call(Self.call, times: 2)
            world.clock.advance(60)
            try await world.call(Self.call)
            world.clock.advance(-3_600)
            #expect(try await world.reserve(Self.call).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a lease and a closed gate have as long left as before`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let call = PlannedCall.sample(ModelLimits(concurrentCalls: 2))
            let open = try await world.granted(call)
            world.clock.advance(50)
            let limited = try await world.granted(call)
            try await world.settle(limited, .limited(.lasting(.seconds(30))))
            world.clock.advance(-86_400)
            #expect(try await world.reserve(call).wait?.duration == .seconds(30))
            let entry = try #require(try await world.entry(open.id))
            #expect(entry.outcome == .open)
            world.clock.advance(100)
            #expect(try await world.entry(open.id)?.outcome == .lost)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a call over which the clock was set back is settled with no time taken`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let open = try await world.granted(Self.call)
            world.clock.advance(-3_600)
            try await world.settle(open)
            #expect(try await world.entry(open.id)?.latency == .zero)
            world.clock.advance(60)
            try await world.call(Self.call, times: 2)
        }
    }
}

import Database
import Domain
import Foundation
import Metering
import Testing

/// Workers that are killed between a reservation and its settlement.
struct LostCallTests {
    @Test(arguments: Engine.allCases)
    func `a killed worker's call stops to be under way with its lease, and counts for a window more`(
        engine: Engine
    ) async throws {
        try await MeterWorld.run(on: engine) { world in
            let concurrent = PlannedCall.sample(ModelLimits(concurrentCalls: 1))
            let counted = PlannedCall.sample(ModelLimits(tokensPerMinute: 100))
            let lost = try await world.granted(concurrent)
            #expect(lost.leasedUntil.timeIntervalSince(lost.reservedAt) == 150)
            world.clock.set(lost.leasedUntil.addingTimeInterval(-0.001))
            #expect(try await !world.reserve(concurrent).isGranted)
            world.clock.set(lost.leasedUntil)
            #expect(try await world.entry(lost.id)?.outcome == .lost)
            #expect(try await world.reserve(counted).wait?.bottleneck == .tokensPerMinute)
            let second = try await world.granted(concurrent)
            try await world.settle(second, .unsent)
            world.clock.set(lost.leasedUntil.addingTimeInterval(59.999))
            #expect(try await !world.reserve(counted).isGranted)
            world.clock.set(lost.leasedUntil.addingTimeInterval(60))
            #expect(try await world.reserve(counted).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `its estimate stays in the budget, since the provider may have counted it`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let budgets = Budgets(overall: Budget(tokensPerDay: 150))
            let lost = try await world.granted(.sample(), budgets: budgets)
            world.clock.set(lost.leasedUntil.addingTimeInterval(3_600))
            #expect(try await world.reserve(.sample(), budgets: budgets).spent?.unit == .tokens)
        }
    }

    @Test(arguments: Engine.allCases)
    func `one that brought no answer is counted as if its worker had been killed`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let call = PlannedCall.sample(ModelLimits(requestsPerMinute: 1, concurrentCalls: 1))
            let silent = try await world.granted(call)
            world.clock.advance(5)
            try await world.settle(silent, .unanswered)
            world.clock.set(silent.leasedUntil.addingTimeInterval(59.999))
            #expect(try await world.reserve(call).wait?.bottleneck == .requestsPerMinute)
            world.clock.set(silent.leasedUntil.addingTimeInterval(60))
            #expect(try await world.reserve(call).isGranted)
        }
    }
}

import Database
import Domain
import Foundation
import Metering
import Testing

/// Requests and tokens in any 60 seconds.
struct WindowTests {
    @Test(arguments: Engine.allCases)
    func `a request beyond the limit waits until one leaves the window`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let call = PlannedCall.sample(ModelLimits(requestsPerMinute: 2))
            try await world.call(call)
            world.clock.advance(10)
            try await world.call(call)
            let wait = try #require(try await world.reserve(call).wait)
            #expect(wait.bottleneck == .requestsPerMinute)
            #expect(wait.until == ManualClock.start.addingTimeInterval(60))
            #expect(wait.duration == .seconds(50))
            world.clock.advance(49.999)
            #expect(try await !world.reserve(call).isGranted)
            world.clock.set(wait.until)
            #expect(try await world.reserve(call).isGranted)
            #expect(try await !world.reserve(call).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a call counts from its reservation until a window after its end`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let call = PlannedCall.sample(ModelLimits(requestsPerMinute: 1))
            let slow = try await world.granted(call)
            world.clock.advance(100)
            #expect(try await !world.reserve(call).isGranted, "the provider may count it any moment")
            try await world.settle(slow)
            world.clock.advance(59.999)
            #expect(try await !world.reserve(call).isGranted)
            world.clock.advance(0.001)
            #expect(try await world.reserve(call).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a request that is known to have arrived counts from then, its tokens from its end`(
        engine: Engine
    ) async throws {
        try await MeterWorld.run(on: engine) { world in
            let call = PlannedCall.sample(ModelLimits(requestsPerMinute: 1))
            let streamed = try await world.granted(call)
            world.clock.advance(30)
            try await world.settle(streamed, arrivedWithin: .seconds(1))
            world.clock.advance(30.999)
            #expect(try await !world.reserve(call).isGranted)
            world.clock.advance(0.001)
            let careful = PlannedCall.sample(ModelLimits(requestsPerMinute: 1, tokensPerMinute: 199))
            #expect(try await world.reserve(careful).wait?.bottleneck == .tokensPerMinute)
            #expect(try await world.reserve(call).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `tokens are reserved as estimated and counted as used`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let call = PlannedCall.sample(ModelLimits(tokensPerMinute: 250))
            let (first, second) = (try await world.granted(call), try await world.granted(call))
            #expect(try await world.reserve(call).wait?.bottleneck == .tokensPerMinute)
            try await world.settle(first, .answered(TokenUsage(input: 40, output: 10)))
            let third = try await world.granted(call)
            try await world.settle(second, .answered(TokenUsage(input: 140, output: 30)))
            try await world.settle(third, .answered(TokenUsage(input: 10, output: 10)))
            // 50, 170 and 20: what went beyond its estimate counts, too.
            #expect(try await !world.reserve(call).isGranted)
            #expect(try await world.reserve(.sample(ModelLimits(tokensPerMinute: 250), input: 10, output: 0)).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `calls under way are limited, and one that has ended makes room at once`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let call = PlannedCall.sample(ModelLimits(concurrentCalls: 2))
            let first = try await world.granted(call)
            _ = try await world.granted(call)
            #expect(try await world.reserve(call).wait?.bottleneck == .concurrentCalls)
            try await world.settle(first)
            #expect(try await world.reserve(call).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `another model and another key have limits of their own`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let limits = ModelLimits(requestsPerMinute: 1)
            try await world.call(.sample(limits))
            #expect(try await !world.reserve(.sample(limits)).isGranted)
            #expect(try await world.reserve(.sample(limits, model: "sample-2")).isGranted)
            var other = PlannedCall.sample(limits)
            other.access.key = "second"
            #expect(try await world.reserve(other).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what alone is more than the limit is told so, and waits for nothing`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let admissions = [
                try await world.reserve(.sample(ModelLimits(tokensPerMinute: 99))),
                try await world.reserve(.sample(ModelLimits(tokensPerDay: 99))),
                try await world.reserve(.sample(ModelLimits(requestsPerDay: 0))),
            ]
            #expect(admissions == [.tooLarge(.tokensPerMinute), .tooLarge(.tokensPerDay), .tooLarge(.requestsPerDay)])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a call that was never sent has taken nothing`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let limits = ModelLimits(
                requestsPerMinute: 1, requestsPerDay: 1, tokensPerMinute: 100, tokensPerDay: 100, concurrentCalls: 1)
            let budgets = Budgets(overall: Budget(tokensPerDay: 100))
            let reservation = try await world.granted(.sample(limits), budgets: budgets)
            #expect(try await world.settle(reservation, .unsent))
            #expect(try await world.reserve(.sample(limits), budgets: budgets).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a call is settled once`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let reservation = try await world.granted(.sample())
            #expect(try await world.settle(reservation, .unanswered))
            #expect(try await !world.settle(reservation))
            #expect(try await world.entry(reservation.id)?.outcome == .unanswered)
        }
    }
}

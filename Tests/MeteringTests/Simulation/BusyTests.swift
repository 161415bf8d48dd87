import Database
import Domain
import Foundation
import Metering
import Testing

/// A gate is never over its limits, and hardly ever under them while somebody waits. Time is simulated, so that neither
/// depends on how fast this machine is.
@Suite(.timeLimit(.minutes(20)))
struct BusyTests {
    private static let jobs = 160 * SeededRandom.length

    @Test(arguments: Engine.allCases)
    func `requests are more than 90 percent of what is allowed, and never more than that`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let simulation = Simulation(limits: ModelLimits(requestsPerMinute: 20), jobs: Self.jobs)
            let result = try await simulation.run(in: world)
            let fullness = result.fullness(requests: 20).requests
            #expect(result.calls == Self.jobs && result.provider.most().requests <= 20)
            #expect(fullness > 0.9, "\(fullness)")
            #expect(result.questionsPerCall < 5, "\(result.questionsPerCall)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `tokens are more than 90 percent of what is allowed though calls take less than estimated`(
        engine: Engine
    ) async throws {
        try await MeterWorld.run(on: engine) { world in
            let simulation = Simulation(
                limits: ModelLimits(tokensPerMinute: 20_000), jobs: Self.jobs, thrift: 0.4...1)
            let result = try await simulation.run(in: world)
            let fullness = result.fullness(tokens: 20_000).tokens
            #expect(result.calls == Self.jobs && result.provider.most().tokens <= 20_000)
            #expect(fullness > 0.9, "\(fullness)")
            #expect(result.questionsPerCall < 5, "\(result.questionsPerCall)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `long calls take nothing from what is allowed when it is known that they arrived`(
        engine: Engine
    ) async throws {
        try await MeterWorld.run(on: engine) { world in
            var simulation = Simulation(limits: ModelLimits(requestsPerMinute: 20), jobs: Self.jobs, latency: 8...12)
            simulation.arrivesWithin = 1
            let result = try await simulation.run(in: world)
            let fullness = result.fullness(requests: 20).requests
            #expect(result.calls == Self.jobs && result.provider.most().requests <= 20)
            #expect(fullness > 0.9, "\(fullness)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `jobs that come all the time are let through in about the order in which they came`(
        engine: Engine
    ) async throws {
        try await MeterWorld.run(on: engine) { world in
            let simulation = Simulation(
                limits: ModelLimits(requestsPerMinute: 30, tokensPerMinute: 20_000, concurrentCalls: 6),
                jobs: Self.jobs, thrift: 0.5...1, arrival: 400)
            let result = try await simulation.run(in: world)
            let fullness = result.fullness(tokens: 20_000).tokens
            let most = result.provider.most()
            #expect(result.calls == Self.jobs && most.requests <= 30 && most.tokens <= 20_000)
            #expect(fullness > 0.85, "\(fullness)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a thousand jobs that come at once are not refused all at once again`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            var times: [Date: Int] = [:]
            for job in 0..<1_000 {
                let call = PlannedCall.sample(ModelLimits(requestsPerMinute: 50), ticket: "\(job)")
                guard case .wait(let wait) = try await world.reserve(call) else { continue }
                times[wait.until, default: 0] += 1
            }
            let sorted = times.sorted { $0.key < $1.key }
            #expect(sorted.map(\.value).max() ?? 0 <= 50, "no more than would fit")
            // Those behind the next minute come back halfway, each at a time of its own.
            #expect(sorted.dropFirst(2).allSatisfy { $0.value <= 2 })
            #expect(times.values.reduce(0, +) == 950)
        }
    }
}

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

    /// How much of what the provider allows was used while there was work: the shortest time in which it could have been,
    /// with a window's worth at the beginning of each window, to the time that it took.
    private static func share(_ used: Int, of limit: Int, _ result: Simulation.Result) -> Double {
        60 * ((Double(used) / Double(limit)).rounded(.up) - 1) / result.duration
    }

    @Test(arguments: Engine.allCases)
    func `requests are more than 90 percent of what is allowed, and never more than that`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let simulation = Simulation(limits: ModelLimits(requestsPerMinute: 20), jobs: Self.jobs)
            let result = try await simulation.run(in: world)
            let share = Self.share(result.calls, of: 20, result)
            #expect(result.calls == Self.jobs && result.provider.most().requests <= 20)
            #expect(share > 0.9, "\(share)")
            #expect(result.questionsPerCall < 6, "\(result.questionsPerCall)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `tokens are more than 90 percent of what is allowed though calls take less than estimated`(
        engine: Engine
    ) async throws {
        try await MeterWorld.run(on: engine) { world in
            let simulation = Simulation(
                limits: ModelLimits(tokensPerMinute: 20_000), jobs: Self.jobs, thrift: 0.2...0.8)
            let result = try await simulation.run(in: world)
            let share = Self.share(result.provider.tokens, of: 20_000, result)
            #expect(result.calls == Self.jobs && result.provider.most().tokens <= 20_000)
            #expect(share > 0.9, "\(share)")
            #expect(result.questionsPerCall < 8, "\(result.questionsPerCall)")
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
            let share = Self.share(result.calls, of: 20, result)
            #expect(result.calls == Self.jobs && result.provider.most().requests <= 20)
            #expect(share > 0.9, "\(share)")
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
            let share = Self.share(result.provider.tokens, of: 20_000, result)
            let most = result.provider.most()
            #expect(result.calls == Self.jobs && most.requests <= 30 && most.tokens <= 20_000)
            #expect(share > 0.85, "\(share)")
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

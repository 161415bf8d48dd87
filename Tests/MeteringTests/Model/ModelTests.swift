import Database
import Domain
import Foundation
@testable import Metering
import Testing

/// Random things happen to a meter and to its model; each question gets the same answer from both.
@Suite(.timeLimit(.minutes(20)))
struct ModelTests {
    private static let rounds = 2 * SeededRandom.length
    private static let steps = 250

    @Test(arguments: Engine.allCases)
    func `whatever happens a meter lets through what its model does`(engine: Engine) async throws {
        for round in 0..<Self.rounds {
            let seed = SeededRandom.firstSeed &+ UInt64(round)
            try await MeterWorld.run(on: engine) { world in
                if let story = try await Self.failure(world, seed: seed) {
                    Issue.record("SCOUTLY_SEED=\(seed): \(story.suffix(30).joined(separator: "\n"))")
                }
            }
        }
    }

    /// What happened up to the first different answer, nil when there is none.
    private static func failure(_ world: MeterWorld, seed: UInt64) async throws -> [String]? {
        var random = SeededRandom(seed: seed)
        let limits = ModelLimits(
            requestsPerMinute: 6, requestsPerDay: 60, tokensPerMinute: 1_000, tokensPerDay: 8_000, concurrentCalls: 4,
            timeZone: "America/Los_Angeles")
        let budgets = Budgets(
            overall: Budget(tokensPerDay: 6_000, tokensPerMonth: 40_000), timeZone: "Europe/Berlin")
        // Half an hour before the provider's midnight.
        world.clock.set(Date(timeIntervalSince1970: 1_805_011_200 - 1_800))
        var model = try MeterModel(limits: limits, budgets: budgets)
        var open: [(number: Int, reservation: Reservation)] = []
        var story: [String] = []
        for _ in 0..<steps {
            let roll = Int.random(in: 0..<100, using: &random)
            switch roll {
            case 0..<45:
                let tokens = [50, 100, 250, 400].randomElement(using: &random)!
                let now = world.clock.now
                model.look(at: now)
                let expected =
                    model.isSpent(tokens, now: now) ? "spent" : model.fits(tokens, now: now) ? "granted" : "wait"
                let admission = try await world.reserve(.sample(limits, input: tokens, output: 0), budgets: budgets)
                story.append("\(now) reserve \(tokens): \(expected), \(admission)")
                switch (expected, admission) {
                case ("spent", .spent): break
                case ("wait", .wait(let wait)):
                    if wait.until <= now { return story }
                case ("granted", .granted(let reservation)):
                    open.append((model.reserve(tokens, lease: 150, now: now), reservation))
                default: return story
                }
            case 45..<75 where !open.isEmpty:
                let (number, reservation) = open.remove(at: Int.random(in: open.indices, using: &random))
                let ending = ending(for: reservation, using: &random)
                story.append("\(world.clock.now) settle \(number) \(ending)")
                model.look(at: world.clock.now)
                model.settle(number, ending, rule: world.meter.rule, now: world.clock.now)
                try await world.settle(reservation, ending)
            case 75..<77 where !open.isEmpty:
                story.append("killed \(open.removeFirst().number)")
            case 77: world.clock.advance(-Double(Int.random(in: 1...5_000, using: &random)))
            case 78: world.clock.advance(Double(Int.random(in: 1...20, using: &random)) * 3_600)
            default: world.clock.advance(Double(Int.random(in: 0...20_000, using: &random)) / 1_000)
            }
        }
        return nil
    }

    private static func ending(
        for reservation: Reservation, using random: inout SeededRandom
    ) -> CallEnding {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: .unsent
        case 1: .unanswered
        case 2: .failed()
        case 3: .limited(.lasting(.seconds(Int.random(in: 0...90, using: &random))))
        case 4: .limited(.unknown)
        case 5: .refused
        default:
            // Up to half as much again as estimated.
            .answered(
                TokenUsage(
                    input: Int.random(in: 0...(reservation.call.estimate.total * 3 / 2), using: &random), output: 0))
        }
    }
}

import Domain
import Foundation
@testable import Metering
import Testing

/// Which of several models a question goes to.
struct ModelChainTests {
    private static let calls = ["first", "second", "third"].map { PlannedCall.sample(model: $0) }

    private static func wait(_ seconds: Double) -> Admission {
        .wait(
            Wait(
                until: ManualClock.start.addingTimeInterval(seconds), duration: .seconds(seconds),
                bottleneck: .requestsPerMinute))
    }

    private static let granted = Admission.granted(
        Reservation(
            id: CallID(rawValue: 1), call: calls[0], reservedAt: ManualClock.start, leasedUntil: ManualClock.start))

    /// What the chain gives, and how many models it asked.
    private static func choice(_ answers: [Admission], patience: Double = 0) async -> (Admission, asked: Int) {
        var asked = 0
        let admission = await ModelChain(calls, patience: .seconds(patience)).admit { call in
            #expect(call == calls[asked])
            asked += 1
            return answers[asked - 1]
        }
        return (admission, asked)
    }

    @Test func `the first that lets it through is taken`() async {
        #expect(await Self.choice([Self.granted]) == (Self.granted, 1))
        #expect(await Self.choice([Self.wait(10), Self.granted]) == (Self.granted, 2))
    }

    @Test func `a short wait is waited for, a long one goes to the next model`() async {
        #expect(await Self.choice([Self.wait(60), Self.granted], patience: 60) == (Self.wait(60), 1))
        #expect(await Self.choice([Self.wait(61), Self.granted], patience: 60) == (Self.granted, 2))
    }

    @Test func `when all have to wait the shortest wait counts`() async {
        #expect(await Self.choice([Self.wait(30), Self.wait(10), Self.wait(20)]) == (Self.wait(10), 3))
    }

    @Test func `waiting is better than a spent budget, and that than what can never be`() async {
        let spent = Admission.spent(
            SpentBudget(scope: .overall, unit: .cost, period: .day), until: ManualClock.start)
        let large = Admission.tooLarge(.tokensPerMinute)
        #expect(await Self.choice([spent, Self.wait(10), large]) == (Self.wait(10), 3))
        #expect(await Self.choice([large, spent, large]) == (spent, 3))
        #expect(await Self.choice([large, large, large]) == (large, 3))
        #expect(await Self.choice([spent, spent, Self.granted]) == (Self.granted, 3))
    }
}

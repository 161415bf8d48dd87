import Database
import Domain
import Foundation
import Metering
import Testing

/// What people are told of the gates.
struct GateStatusTests {
    @Test(arguments: Engine.allCases)
    func `a gate tells what is under way, who waits, and until when it is closed`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let limits = ModelLimits(concurrentCalls: 2)
            let limited = try await world.granted(.sample(limits))
            _ = try await world.granted(.sample(limits))
            _ = try await world.reserve(.sample(limits, ticket: "ada"))
            try await world.settle(limited, .limited(.lasting(.seconds(30))))
            let now = world.clock.now
            let status = try #require(
                try await world.database.read { try GateStatus.list(in: $0, now: now) }.first)
            #expect(status.access == PlannedCall.sample().access && status.failuresInRow == 1)
            #expect(status.closedUntil == now.addingTimeInterval(30) && status.waiting == 1 && status.open == 1)
        }
    }
}

import Database
import Domain
import Foundation
import Metering
import Testing

/// Quotas of the provider's day, and its midnight.
struct DayTests {
    /// 2027-03-13 in Los Angeles, whose next day has 23 hours.
    private static let evening = Date(timeIntervalSince1970: 1_805_011_199)  // 23:59:59
    private static let limits = ModelLimits(
        requestsPerDay: 2, tokensPerDay: 1_000, timeZone: "America/Los_Angeles")

    @Test(arguments: Engine.allCases)
    func `a day's requests are free again at the provider's midnight`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            world.clock.set(Self.evening.addingTimeInterval(-3_600))
            try await world.call(.sample(Self.limits), times: 2)
            let wait = try #require(try await world.reserve(.sample(Self.limits)).wait)
            #expect(wait.bottleneck == .requestsPerDay)
            #expect(wait.until == Self.evening.addingTimeInterval(1))
            world.clock.set(Self.evening)
            #expect(try await !world.reserve(.sample(Self.limits)).isGranted)
            world.clock.set(wait.until)
            try await world.call(.sample(Self.limits), times: 2)
            let next = try #require(try await world.reserve(.sample(Self.limits)).wait)
            #expect(next.duration == .seconds(23 * 3_600), "the clocks go forward on that day")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a call that is under way at midnight counts for both days`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            world.clock.set(Self.evening)
            let crossing = try await world.granted(.sample(Self.limits))
            world.clock.advance(2)
            let early = try await world.granted(.sample(Self.limits))
            #expect(try await world.reserve(.sample(Self.limits)).wait?.bottleneck == .requestsPerDay)
            try await world.settle(crossing)
            try await world.settle(early)
            #expect(try await world.reserve(.sample(Self.limits)).wait?.bottleneck == .requestsPerDay)
        }
    }

    @Test(arguments: Engine.allCases)
    func `one that was lost over midnight counts for both days`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            world.clock.set(Self.evening)
            _ = try await world.granted(.sample(Self.limits))
            world.clock.advance(7_200)
            try await world.call(.sample(Self.limits))
            #expect(try await world.reserve(.sample(Self.limits)).wait?.bottleneck == .requestsPerDay)
            world.clock.advance(86_400)
            try await world.call(.sample(Self.limits), times: 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a clock that is set back over midnight makes no day longer`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            world.clock.set(Self.evening)
            try await world.call(.sample(Self.limits), times: 2)
            world.clock.advance(2)
            try await world.call(.sample(Self.limits))
            world.clock.set(Self.evening)
            #expect(try await world.reserve(.sample(Self.limits)).wait?.bottleneck == .requestsPerDay)
            world.clock.advance(2)
            try await world.call(.sample(Self.limits))
            #expect(try await world.reserve(.sample(Self.limits)).wait?.bottleneck == .requestsPerDay)
        }
    }

    @Test(arguments: Engine.allCases)
    func `those who wait for midnight do not all come at midnight`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            var limits = ModelLimits(requestsPerMinute: 10, requestsPerDay: 100, timeZone: "America/Los_Angeles")
            world.clock.set(Self.evening.addingTimeInterval(1 - 12 * 3_600))
            limits.requestsPerMinute = nil
            try await world.call(.sample(limits), times: 100)
            limits.requestsPerMinute = 10
            var waits: [Date: Int] = [:]
            for job in 0..<110 {
                let wait = try #require(try await world.reserve(.sample(limits, ticket: "\(job)")).wait)
                waits[wait.until, default: 0] += 1
            }
            let midnight = Self.evening.addingTimeInterval(1)
            #expect(waits.keys.min() == midnight)
            #expect(waits.values.max() == 10, "as many as may call in a minute")
            let nextDay = waits.filter { $0.key >= midnight.addingTimeInterval(20 * 3_600) }.values.reduce(0, +)
            #expect(nextDay == 10, "those for whom tomorrow has no room")
        }
    }
}

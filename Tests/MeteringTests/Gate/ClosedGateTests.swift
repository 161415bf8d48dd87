import Database
import Domain
import Foundation
import Metering
import Testing

/// Providers that ask for a pause, or fail.
struct ClosedGateTests {
    @Test(arguments: Engine.allCases)
    func `Retry-After closes the gate for all until then`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.settle(world.granted(.sample()), .limited(.lasting(.seconds(37))))
            let wait = try #require(try await world.reserve(.sample()).wait)
            #expect(wait.bottleneck == .closed)
            #expect(wait.until == ManualClock.start.addingTimeInterval(37))
            world.clock.set(wait.until)
            #expect(try await world.reserve(.sample()).isGranted)
        }
    }

    @Test(arguments: Engine.allCases)
    func `after a pause one call tries, and when it succeeds all may`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.settle(world.granted(.sample()), .limited(.lasting(.seconds(37))))
            world.clock.advance(37)
            let probe = try await world.granted(.sample())
            #expect(try await world.reserve(.sample()).wait?.bottleneck == .closed)
            try await world.settle(probe)
            _ = try await world.granted(.sample())
            _ = try await world.granted(.sample())
        }
    }

    @Test(arguments: Engine.allCases)
    func `a 429 without a pause closes for longer each time, a success starts anew`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            for pause in [15.0, 30, 60, 120] {
                try await world.settle(world.granted(.sample()), .limited(.unknown))
                let wait = try #require(try await world.reserve(.sample()).wait)
                #expect(wait.duration == .seconds(pause))
                world.clock.set(wait.until)
            }
            try await world.call(.sample())
            try await world.settle(world.granted(.sample()), .limited(.unknown))
            #expect(try await world.reserve(.sample()).wait?.duration == .seconds(15))
        }
    }

    @Test(arguments: Engine.allCases)
    func `calls that fail together count as one failure`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            var calls: [Reservation] = []
            for _ in 0..<8 { calls.append(try await world.granted(.sample())) }
            for call in calls { try await world.settle(call, .limited(.unknown)) }
            #expect(try await world.reserve(.sample()).wait?.duration == .seconds(15))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a call from before the pause that succeeds opens nothing`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            let (early, limited) = (try await world.granted(.sample()), try await world.granted(.sample()))
            try await world.settle(limited, .limited(.lasting(.seconds(20))))
            world.clock.advance(5)
            try await world.settle(early)
            #expect(try await world.reserve(.sample()).wait?.duration == .seconds(15))
        }
    }

    @Test(arguments: Engine.allCases)
    func `two failures of the provider in a row mean nothing, a third closes`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.settle(world.granted(.sample()), .failed())
            try await world.settle(world.granted(.sample()), .unanswered)
            let third = try await world.granted(.sample())
            try await world.settle(third, .failed())
            let wait = try #require(try await world.reserve(.sample()).wait)
            #expect(wait.duration == .seconds(5))
            world.clock.set(wait.until)
            try await world.settle(world.granted(.sample()), .failed())
            #expect(try await world.reserve(.sample()).wait?.duration == .seconds(10))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a quota of the day that is gone closes until the provider's midnight`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            // 2027-01-15 08:00 in UTC is midnight in Los Angeles.
            let call = PlannedCall.sample(ModelLimits(timeZone: "America/Los_Angeles"))
            world.clock.set(Date(timeIntervalSince1970: 1_800_000_000 - 3_600))
            try await world.settle(world.granted(call), .limited(.untilNextDay))
            #expect(try await world.reserve(call).wait?.until == Date(timeIntervalSince1970: 1_800_000_000))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a provider is not believed that wants a pause of a year`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.settle(world.granted(.sample()), .limited(.lasting(.seconds(365 * 86_400))))
            #expect(try await world.reserve(.sample()).wait?.duration == .seconds(86_400))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a closed gate stays closed when the program starts anew`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.settle(world.granted(.sample()), .failed(retryAfter: .seconds(60)))
            let later = Meter(clock: world.clock.forMeter)
            let admission = try await world.database.write { try later.reserve(.sample(), in: $0) }
            #expect(admission.wait?.bottleneck == .closed)
        }
    }

    @Test(arguments: Engine.allCases)
    func `those who wait at a closed gate without limits do not all come when it opens`(engine: Engine) async throws {
        try await MeterWorld.run(on: engine) { world in
            try await world.settle(world.granted(.sample()), .limited(.lasting(.seconds(30))))
            var times: [Date: Int] = [:]
            for job in 0..<480 {
                let wait = try #require(try await world.reserve(.sample(ticket: "\(job)")).wait)
                times[wait.until, default: 0] += 1
            }
            #expect(times.count == 240 && times.values.allSatisfy { $0 == 2 })
            #expect(times.keys.min() == ManualClock.start.addingTimeInterval(30))
            #expect(times.keys.max()! < ManualClock.start.addingTimeInterval(90))
        }
    }
}

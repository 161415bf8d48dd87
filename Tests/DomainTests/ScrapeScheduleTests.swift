import Domain
import Foundation
import Testing

struct ScrapeScheduleTests {
    private let schedule = ScrapeSchedule()
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// SplitMix64: the same numbers in each run.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64 = 1

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    /// Whether many draws fill the range of hours, and stay in it.
    private func fills(
        _ hours: ClosedRange<Double>, after result: ScrapeSchedule.Result, failures: Int = 0,
        _ priority: CompanyPriority?
    ) -> Bool {
        var random = Seeded()
        let drawn = (0..<1_000).map { _ in
            schedule.standing(
                after: result, failuresInRow: failures, priority: priority, now: now, using: &random
            ).nextScrapeAt.timeIntervalSince(now) / 3_600
        }
        let margin = (hours.upperBound - hours.lowerBound) / 50
        return drawn.allSatisfy { $0 >= hours.lowerBound - 1e-6 && $0 <= hours.upperBound + 1e-6 }
            && drawn.min()! < hours.lowerBound + margin && drawn.max()! > hours.upperBound - margin
    }

    @Test(arguments: [(CompanyPriority.high, 24.0), (.medium, 72), (nil, 72), (.low, 168)])
    func `the next look comes by priority, up to a tenth early`(priority: CompanyPriority?, most: Double) {
        #expect(fills(most * 0.9...most, after: .answered, priority))
        #expect(fills(most * 0.9...most, after: .answered, failures: 9, priority))
    }

    @Test(arguments: CompanyPriority.allCases)
    func `an answer that cannot be right is checked within a day`(priority: CompanyPriority) {
        #expect(fills(21.6...24, after: .suspect, priority))
    }

    @Test func `gaps after failures double up to a week, and half of each is certain`() {
        let most = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 168, 168, 168]
        for (failures, bound) in most.enumerated() {
            #expect(fills(bound / 2...bound, after: .failed, failures: failures, .high), "after \(failures + 1)")
        }
        #expect(fills(84...168, after: .failed, failures: 1_000_000, .low))
    }

    @Test func `a company that is looked at rarely may wait longer than a week after failures`() {
        let schedule = ScrapeSchedule(low: .days(30))
        #expect(schedule.retryBound(afterFailures: 100, priority: .low) == .days(30))
        #expect(schedule.retryBound(afterFailures: 100, priority: .high) == .days(7))
    }

    @Test func `the fifth failure in a row makes a company problematic, and an answer clears it`() {
        var random = Seeded()
        var standing = ScrapeSchedule.Standing(nextScrapeAt: now, failuresInRow: 0, isProblematic: false)
        let results: [ScrapeSchedule.Result] = [
            .failed, .failed, .failed, .failed, .failed, .failed, .answered, .failed,
        ]
        var problematic: [Bool] = []
        for result in results {
            standing = schedule.standing(
                after: result, failuresInRow: standing.failuresInRow, priority: nil, now: now, using: &random)
            problematic.append(standing.isProblematic)
        }
        #expect(problematic == [false, false, false, false, true, true, false, false])
        #expect(standing.failuresInRow == 1)
    }
}

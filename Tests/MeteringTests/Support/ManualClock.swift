import Foundation
import Metering
import Synchronization

/// A clock that stands still until it is set.
final class ManualClock: Sendable {
    static let start = Date(timeIntervalSince1970: 1_800_000_000)

    private let time = Mutex(start)

    var now: Date { time.withLock { $0 } }

    var forMeter: MeterClock { MeterClock { _ in self.now } }

    func set(_ date: Date) { time.withLock { $0 = date } }

    /// By seconds, which may be less than none.
    func advance(_ seconds: TimeInterval) { time.withLock { $0.addTimeInterval(seconds) } }
}

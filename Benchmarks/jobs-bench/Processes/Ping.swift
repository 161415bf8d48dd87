import Database
import Foundation
import Jobs

/// A job that says how long it took from the call that queued it until it ran.
struct Ping: Job {
    static let kind = "ping"

    /// By the clock that all processes of a machine share, in nanoseconds.
    var sent: Int

    init() {
        sent = Self.clock
    }

    static func handler(_ heard: @escaping @Sendable (Duration) -> Void) -> JobHandler {
        JobHandler(Ping.self, room: 10) { ping, _ in
            heard(.nanoseconds(clock - ping.sent))
            return .done
        }
    }

    private static var clock: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}

import Foundation
import Synchronization

/// Wakes the other processes that have the same SQLite file open: an empty write to a file beside it, which they watch
/// with inotify(7).
///
/// It is rung after a commit. The log itself (`-wal`) is written before what it holds can be seen, so watching that would
/// wake them too early.
final class ProcessBell: Sendable {
    private struct State {
        var isWatching = false
        var isClosed = false
    }

    private let path: String
    /// -1 when it cannot be made: then others find out when they look by themselves.
    private let file: Int32
    private let stop = Bell()
    private let state = Mutex(State())

    init(beside database: String) {
        path = database + "-bell"
        file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    }

    deinit { Foundation.close(file) }

    func ring() {
        var byte: UInt8 = 0
        _ = pwrite(file, &byte, 1, 0)
    }

    /// Calls `heard` when it was rung, by whichever process, until it is closed. The first call alone counts.
    func watch(_ heard: @escaping @Sendable () -> Void) {
        let isFirst = state.withLock { state in
            defer { state.isWatching = true }
            return !state.isWatching && !state.isClosed
        }
        guard isFirst else { return }
        let events = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        inotify_add_watch(events, path, UInt32(IN_MODIFY))
        Thread.detachNewThread { [self] in
            var buffer = [UInt8](repeating: 0, count: 4_096)
            while !state.withLock({ $0.isClosed }) {
                stop.wait(for: events)
                var isRung = false
                while read(events, &buffer, buffer.count) > 0 { isRung = true }
                if isRung { heard() }
            }
            Foundation.close(events)
        }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        stop.ring()
    }
}

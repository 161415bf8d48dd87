import Foundation
import Synchronization

/// Where lines of the log go, each whole, however many threads write.
public final class LogSink: Sendable {
    /// The process's standard error; what cannot be written there is lost, since nowhere is left to say so.
    public static let standardError = LogSink { line in
        var rest = Array(line.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            if written < 0, errno == EAGAIN {
                var descriptor = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
                if poll(&descriptor, 1, 1000) > 0 { continue }
            }
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }

    private let lines: Mutex<@Sendable (String) -> Void>

    /// - Parameter write: takes a line with its line feed; never called twice at once.
    public init(_ write: @escaping @Sendable (String) -> Void) { lines = Mutex(write) }

    func take(_ line: String) { lines.withLock { $0(line) } }
}

import Foundation
import Synchronization

/// Where lines of the log go, each whole, however many threads write.
public final class LogSink: Sendable {
    public static let standardError = LogSink(fileDescriptor: STDERR_FILENO)

    private let lines: Mutex<@Sendable (String) -> Void>

    /// - Parameter write: takes a line with its line feed; never called twice at once.
    public init(_ write: @escaping @Sendable (String) -> Void) { lines = Mutex(write) }

    /// Writes to a file, a pipe or a terminal that is open; what it does not take is lost, since nowhere is left to
    /// say so.
    public convenience init(fileDescriptor: Int32) {
        self.init { line in
            var rest = Array(line.utf8)[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { write(fileDescriptor, $0.baseAddress, $0.count) }
                if written > 0 {
                    rest = rest.dropFirst(written)
                } else if written == 0 || !(errno == EINTR || Self.waits(for: fileDescriptor)) {
                    return
                }
            }
        }
    }

    func take(_ line: String) { lines.withLock { $0(line) } }

    /// Whoever shares the terminal may have set it to return at once; a reader that is gone for a second is not
    /// waited for.
    private static func waits(for fileDescriptor: Int32) -> Bool {
        guard errno == EAGAIN else { return false }
        var descriptor = pollfd(fd: fileDescriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&descriptor, 1, 1_000) > 0
    }
}

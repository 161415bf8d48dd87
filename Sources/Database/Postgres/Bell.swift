import Foundation
import Synchronization

/// Wakes a thread that waits for a socket: the old trick of a pipe to oneself.
final class Bell: Sendable {
    private let readEnd: Int32
    private let writeEnd: Int32

    init() {
        var ends: [Int32] = [0, 0]
        precondition(pipe(&ends) == 0, "no pipe: \(String(cString: strerror(errno)))")
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    func ring() {
        var byte: UInt8 = 1
        // A full pipe rings already.
        _ = write(writeEnd, &byte, 1)
    }

    /// Blocks until it rings, the socket has something to read, or the time is over.
    func wait(for socket: Int32 = -1, atMost limit: Duration? = nil) {
        var watched = [
            pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
        ]
        poll(&watched, 2, limit.map { Int32($0 / .milliseconds(1)) } ?? -1)
        var heard = [UInt8](repeating: 0, count: 64)
        while read(readEnd, &heard, heard.count) > 0 {}
    }
}

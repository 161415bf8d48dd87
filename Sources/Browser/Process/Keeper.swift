import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// The shell whose child Chromium is. When this program's end of a pipe to it is closed, be it by this program or by its
/// death, it kills all that Chromium started and removes the folder: no Chromium that hangs outlives its user.
final class Keeper: Sendable {
    /// The shell's; Chromium is its only child.
    let pid: pid_t
    /// This program's ends of the pipes that DevTools speaks through; whoever takes them closes them.
    let commands: CInt
    let answers: CInt
    private let hold: Mutex<CInt?>
    private let exit: EventLoopFuture<Void>

    /// Signals for a whole group of processes are this program's to judge. Chromium reads commands from descriptor 3 and
    /// writes its answers to 4; it leads a process group of its own, by which it is killed.
    private static let script = #"""
        trap '' HUP INT TERM
        folder=$1; shift
        setsid "$@" 5<&- &
        exec 3<&- 4>&-
        read -r _ <&5
        kill -s KILL -- "-$!" || kill -s KILL "$!"
        wait
        rm -rf "$folder"
        """#

    /// One at a time, so that none inherits the pipes of another before they are marked as not to be inherited.
    private static let spawning = Mutex(())

    /// Throws when the shell cannot be started.
    init(_ command: [String], in folder: ProfileFolder, searchPath: [String]) throws {
        let environment = [
            "PATH": searchPath.joined(separator: ":"), "HOME": folder.url.path, "TMPDIR": folder.url.path,
            "LANG": "C.UTF-8",
        ]
        let (commands, answers, hold, pid) = try Self.spawning.withLock { _ in
            let (commands, answers, hold) = (try Pipe(), try Pipe(), try Pipe())
            defer { for end in [commands.reading, answers.writing, hold.reading] { close(end) } }
            let shell = Spawning(
                program: "/bin/sh", arguments: ["-c", Self.script, "scoutly-browser", folder.url.path] + command,
                environment: environment, descriptors: [commands.reading, answers.writing, hold.reading],
                log: folder.log)
            do {
                return (commands.writing, answers.reading, hold.writing, try shell.start())
            } catch {
                for end in [commands.writing, answers.reading, hold.writing] { close(end) }
                throw error
            }
        }
        let exited = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: Void.self)
        Thread.detachNewThread {
            while waitpid(pid, nil, 0) < 0, errno == EINTR {}
            exited.succeed()
        }
        (self.pid, self.commands, self.answers) = (pid, commands, answers)
        self.hold = Mutex(hold)
        exit = exited.futureResult
    }

    /// Has Chromium killed.
    func letGo() {
        hold.withLock { hold in
            if let end = hold { close(end) }
            hold = nil
        }
    }

    /// Comes back when Chromium, the shell and the folder are gone.
    func end() async {
        letGo()
        try? await exit.get()
    }
}

/// The two ends of a pipe, out of the way of the descriptors that a child gets.
private struct Pipe {
    let reading: CInt
    let writing: CInt

    init() throws {
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
        reading = fcntl(ends[0], F_DUPFD_CLOEXEC, 10)
        writing = fcntl(ends[1], F_DUPFD_CLOEXEC, 10)
        for end in ends { close(end) }
        guard reading >= 0, writing >= 0 else {
            for end in [reading, writing] where end >= 0 { close(end) }
            throw POSIXError(.EMFILE)
        }
    }
}

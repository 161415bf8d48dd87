import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// The shell whose child Chromium is. When this program's end of a pipe to it is closed, be it by this program or by its
/// death, it kills all that Chromium started and removes the folder: no Chromium that hangs outlives its user.
final class Keeper: Sendable {
    /// The shell's; Chromium is its only child.
    let pid: Int32
    /// This program's ends of the pipe that DevTools speaks through; whoever takes them closes them.
    let commands: CInt
    let answers: CInt
    private let hold: Mutex<CInt?>
    private let exit: EventLoopFuture<Void>

    /// Signals for a whole group of processes are this program's to judge. Chromium reads commands from descriptor 3 and
    /// writes its answers to 4; it leads a process group of its own, by which it is killed.
    private static let script = #"""
        trap '' HUP INT TERM
        folder=$1; log=$2; shift 2
        exec 3<&0 4>&1 5<&2 0</dev/null 1>"$log" 2>&1
        setsid "$@" 5<&- &
        exec 3<&- 4>&-
        read -r _ <&5
        kill -s KILL -- "-$!" || kill -s KILL "$!"
        wait
        rm -rf "$folder"
        """#

    /// Throws when the shell cannot be started.
    init(_ command: [String], in folder: ProfileFolder, searchPath: [String]) throws {
        let (commands, answers, hold) = (try PipeEnds(), try PipeEnds(), try PipeEnds())
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", Self.script, "scoutly-browser", folder.url.path, folder.log.path] + command
        process.environment = [
            "PATH": searchPath.joined(separator: ":"), "HOME": folder.url.path, "TMPDIR": folder.url.path,
            "LANG": "C.UTF-8",
        ]
        process.standardInput = commands.reading
        process.standardOutput = answers.writing
        process.standardError = hold.reading
        let exited = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: Void.self)
        process.terminationHandler = { _ in exited.succeed() }
        do { try process.run() } catch {
            exited.succeed()
            throw error
        }
        for end in [commands.reading, answers.writing, hold.reading] { try? end.close() }
        pid = process.processIdentifier
        self.commands = commands.takeWriting()
        self.answers = answers.takeReading()
        self.hold = Mutex(hold.takeWriting())
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

/// The two ends of a pipe that no other child of this program inherits.
private struct PipeEnds {
    let reading: FileHandle
    let writing: FileHandle

    init() throws {
        var ends: [CInt] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        writing = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    }

    /// A descriptor of their own for whoever closes it.
    func takeReading() -> CInt { fcntl(reading.fileDescriptor, F_DUPFD_CLOEXEC, 3) }
    func takeWriting() -> CInt { fcntl(writing.fileDescriptor, F_DUPFD_CLOEXEC, 3) }
}

import Foundation
import Logging
import NIOCore
import NIOPosix
import Synchronization

/// One Chromium process with a folder of its own, from its start to its end.
///
/// It ends with this program, whatever ends that: Chromium exits when the pipe to it is closed.
final class Chromium: Sendable {
    let devTools: DevTools
    let tree: ProcessTree
    private let folder: URL
    private let exit: EventLoopFuture<Void>

    /// Throws `BrowserError`: `.absent` when it does not start.
    static func start(_ settings: BrowserSettings, logger: Logger) async throws -> Chromium {
        let program = try ChromiumProgram.find(settings)
        let folder = FileManager.default.temporaryDirectory.appending(path: "scoutly-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do {
            let chromium = try await start(program, in: folder, settings)
            logger.debug("started Chromium", metadata: ["program": "\(program)", "pid": "\(chromium.tree.root)"])
            return chromium
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    private static func start(_ program: String, in folder: URL, _ settings: BrowserSettings) async throws -> Chromium {
        let log = folder.appending(path: "errors.txt")
        try Data().write(to: log)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", #"exec "$0" "$@" 3<&0 4>&1 0</dev/null 1>&2"#, program]
            + ChromiumProgram.arguments(dataDirectory: folder.appending(path: "data"))
        process.environment = [
            "PATH": settings.searchPath.joined(separator: ":"), "HOME": folder.path, "LANG": "C.UTF-8",
        ]
        process.standardError = try FileHandle(forWritingTo: log)
        let commands = try PipeEnds()
        let answers = try PipeEnds()
        process.standardInput = commands.reading
        process.standardOutput = answers.writing
        let exited = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: Void.self)
        process.terminationHandler = { _ in exited.succeed() }
        do { try process.run() } catch {
            exited.succeed()
            throw BrowserError(.absent, "\(program) does not start: \(error.localizedDescription)")
        }
        try? commands.reading.close()
        try? answers.writing.close()
        let tree = ProcessTree(root: process.processIdentifier)
        do {
            let devTools = try await DevTools.open(
                reading: dup(answers.reading.fileDescriptor), writing: dup(commands.writing.fileDescriptor),
                patience: settings.patience)
            try? answers.reading.close()
            try? commands.writing.close()
            try await devTools.call("Target.setDiscoverTargets", ["discover": true])
            return Chromium(devTools, tree, folder, exited.futureResult)
        } catch {
            tree.kill()
            try await exited.futureResult.get()
            try Task.checkCancellation()
            let words = lastLine(of: log)
            throw BrowserError(.absent, "\(program) does not start" + (words.isEmpty ? "" : ": \(words)"))
        }
    }

    private init(_ devTools: DevTools, _ tree: ProcessTree, _ folder: URL, _ exit: EventLoopFuture<Void>) {
        self.devTools = devTools
        self.tree = tree
        self.folder = folder
        self.exit = exit
    }

    /// Kills the process with all that it started, and removes what it wrote; comes back when that is done.
    func end() async {
        tree.kill()
        devTools.close()
        try? await exit.get()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func lastLine(of log: URL) -> String {
        let words = FileManager.default.contents(atPath: log.path).map {
            String(decoding: $0.suffix(4096), as: UTF8.self)
        }
        return words?.split(separator: "\n").last.map(String.init) ?? ""
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
}

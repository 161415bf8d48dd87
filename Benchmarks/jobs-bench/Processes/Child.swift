import Foundation

/// This program in a process of its own, which waits for its start, so that several begin at once.
final class Child {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var unread = Data()

    /// Comes back when it is ready to start.
    init(_ arguments: [String]) throws {
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        guard try line() == "ready" else { throw Incomplete(what: "a process did not get ready: \(arguments)") }
    }

    deinit { stop(SIGKILL) }

    func start() throws {
        try input.fileHandleForWriting.write(contentsOf: Data("start\n".utf8))
    }

    /// The next line that it prints; blocks.
    func line() throws -> String {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread = Data(unread[unread.index(after: end)...]) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw Incomplete(what: "a process ended early") }
            unread += more
        }
    }

    /// Comes back when it has ended.
    func stop(_ signal: Int32) {
        if !process.isRunning { return }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
    }

    /// On the child's side. It ends when its parent does.
    static func waitForStart() {
        say("ready")
        _ = readLine()
        Thread.detachNewThread {
            while readLine() != nil {}
            exit(0)
        }
    }

    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}

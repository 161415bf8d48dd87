import Foundation

/// A process of `meter-crew`, which is killed when nobody holds it any more.
final class CrewProcess {
    struct CannotStart: Error {
        let status: Int32
    }

    private let pid: pid_t
    private var hasEnded = false

    /// - Parameter output: where its standard output goes.
    init(_ words: [String], output: Int32? = nil) throws {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Test processes block signals, and children would inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
        let arguments = ([Self.executable.path] + words).map { (word: String) in strdup(word) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child: pid_t = 0
        let status = posix_spawn(&child, Self.executable.path, &actions, &attributes, arguments, environ)
        guard status == 0 else { throw CannotStart(status: status) }
        pid = child
    }

    deinit { killNow() }

    func killNow() {
        if hasEnded { return }
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
        hasEnded = true
    }

    /// Its exit status, once it has ended.
    func status() -> Int32? {
        var status: Int32 = 0
        guard !hasEnded, waitpid(pid, &status, WNOHANG) == pid else { return nil }
        hasEnded = true
        return status
    }

    /// Beside the tests' own bundle.
    private static let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "meter-crew")
}

import Database
import DatabaseTestSupport
import Foundation

/// A worker in a process of its own, which can be killed.
final class CrewProcess {
    struct CannotStart: Error {
        let status: Int32
    }

    let pid: pid_t
    private var hasEnded = false

    /// - Parameter role: `work` or `schedule`.
    init(
        _ location: Database.Location, room: Int = 10, lease: Duration = .seconds(15), role: String = "work"
    ) throws {
        let engine =
            switch location {
            case .sqlite: "sqlite"
            case .postgres: "postgres"
            }
        let words = [Self.executable.path, engine, location.place, "\(room)", "\(lease / .seconds(1))", role]
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
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let arguments = words.map { (word: String) in strdup(word) } + [nil]
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
        kill(pid, SIGCONT)
        wait()
    }

    /// Whether it is there; one that has ended is waited for.
    var isRunning: Bool {
        if hasEnded { return false }
        var status: Int32 = 0
        hasEnded = waitpid(pid, &status, WNOHANG) == pid
        return !hasEnded
    }

    func signal(_ signal: Int32) {
        kill(pid, signal)
    }

    /// Comes back when the process has ended.
    @discardableResult
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        hasEnded = true
        return status
    }

    /// Beside the tests' own bundle.
    private static let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "job-crew")
}

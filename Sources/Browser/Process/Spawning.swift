import Foundation

/// Starts a program as `posix_spawn` does: with these descriptors, no signal blocked, in a process group of its own.
///
/// Foundation's `Process` hands on the blocked signals of the thread that it is called from, and a shell to which the end
/// of its children is not signalled waits for them for ever (swift-corelibs-foundation 6.3, 2026-11-23).
struct Spawning {
    let program: String
    let arguments: [String]
    let environment: [String: String]
    /// What the program knows as 3, 4 and so on.
    let descriptors: [CInt]
    /// Where its standard output and errors go.
    let log: URL

    private static let defaultSignals = [SIGHUP, SIGINT, SIGPIPE, SIGTERM, SIGCHLD]

    /// Returns the process's id; it is to be waited for. Throws `POSIXError`.
    func start() throws -> pid_t {
        var attributes = posix_spawnattr_t()
        var actions = posix_spawn_file_actions_t()
        try Self.check(posix_spawnattr_init(&attributes))
        defer { posix_spawnattr_destroy(&attributes) }
        try Self.check(posix_spawn_file_actions_init(&actions))
        defer { posix_spawn_file_actions_destroy(&actions) }

        var (none, defaults) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigemptyset(&defaults)
        for signal in Self.defaultSignals { sigaddset(&defaults, signal) }
        try Self.check(posix_spawnattr_setsigmask(&attributes, &none))
        try Self.check(posix_spawnattr_setsigdefault(&attributes, &defaults))
        try Self.check(posix_spawnattr_setpgroup(&attributes, 0))
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        try Self.check(posix_spawnattr_setflags(&attributes, Int16(flags)))

        try Self.check(posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0))
        try Self.check(posix_spawn_file_actions_addopen(&actions, 1, log.path, O_WRONLY | O_CREAT | O_APPEND, 0o600))
        try Self.check(posix_spawn_file_actions_adddup2(&actions, 1, 2))
        for (index, descriptor) in descriptors.enumerated() {
            try Self.check(posix_spawn_file_actions_adddup2(&actions, descriptor, CInt(3 + index)))
        }

        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        try Self.check(posix_spawn(&pid, program, &actions, &attributes, &words, &variables))
        return pid
    }

    private static func check(_ code: CInt) throws {
        if code != 0 { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
    }
}

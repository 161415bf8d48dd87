import Foundation

/// A script for `/bin/sh`. Foundation's `Process` waits until all that inherited its descriptors has ended, which a
/// server that stays never does; this waits for the shell alone.
struct Shell {
    var script: String

    /// Runs it to its end.
    func run() throws {
        let status = Self.wait(for: try spawn(input: nil))
        guard status == 0 else { throw Failure(script: script, status: status) }
    }

    /// Starts it with `input` as its standard input; `wait` must follow.
    func start(input: Int32) throws -> pid_t {
        try spawn(input: input)
    }

    @discardableResult
    static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1, errno == EINTR {}
        return status
    }

    struct Failure: Error {
        var script: String
        var status: Int32
    }

    private func spawn(input: Int32?) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        let arguments = ["sh", "-c", script].map { (word: String) in strdup(word) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child: pid_t = 0
        let status = posix_spawn(&child, "/bin/sh", &actions, nil, arguments, environ)
        guard status == 0 else { throw Failure(script: script, status: status) }
        return child
    }
}

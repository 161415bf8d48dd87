internal import Foundation
internal import Subprocess

/// A Debian program run on a stranger's file, with bounds on its memory and output; killed when it passes them or when
/// the calling task is cancelled, and always waited for. `CVReader` holds the clock.
struct BoundedProgram: Sendable {
    /// A name to be looked up in PATH, or an absolute path.
    var name: String
    /// The Debian package that has it.
    var package: String
    var limits: CVLimits

    /// What came out of a run that ended by itself.
    struct Outcome: Sendable {
        /// 128 and the signal's number where a signal ended it, as in a shell.
        var status: Int32
        var output: [UInt8]

        var isSuccess: Bool { status == 0 }
    }

    /// Runs the program; standard error is dropped.
    ///
    /// Throws `CVError.Problem` for what passes a limit or is not installed, `CancellationError` when cancelled.
    func run(_ arguments: [String], output limit: Int) async throws -> Outcome {
        let program = try await find(name, package: package)
        _ = try await find("prlimit", package: "util-linux")
        var platform = PlatformOptions()
        platform.createSession = true
        // No grace: there is nothing to save. The empty first step makes the kill reach the whole session.
        platform.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        let command = Configuration(
            executable: .name("prlimit"),
            arguments: Arguments(resourceLimits + ["--", program] + arguments),
            environment: Self.environment,
            platformOptions: platform)

        do {
            let result = try await Subprocess.run(command, output: .bytes(limit: limit), error: .discarded)
            try Task.checkCancellation()
            return Outcome(status: result.terminationStatus.shellStatus, output: result.standardOutput)
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            throw CVError.Problem.tooMuchText
        }
    }

    /// prlimit's arguments. The processor time stands in for the clock should we be killed ourselves.
    private var resourceLimits: [String] {
        let seconds = max(1, Int(limits.time.components.seconds) + 1)
        return ["--as=\(limits.memory)", "--cpu=\(seconds)", "--core=0", "--fsize=0"]
    }

    /// Where Debian and its administrators put programs, whatever our own environment says.
    private static let environment = Environment.custom(
        ["LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"])

    private func find(_ name: String, package: String) async throws(CVError.Problem) -> String {
        if name.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: name) { return name }
        guard let path = try? await Executable.name(name).resolveExecutablePath(in: Self.environment) else {
            throw .toolMissing(program: name, package: package)
        }
        return String(describing: path)
    }
}

extension TerminationStatus {
    fileprivate var shellStatus: Int32 {
        switch self {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}

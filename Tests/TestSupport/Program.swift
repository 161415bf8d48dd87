import Foundation
public import Subprocess
import SystemPackage

/// The built program, run as a person would.
public enum Program {
    public struct Outcome: Sendable {
        public var exitCode: Int
        public var output: String
        public var errors: String

        /// Standard output as JSON.
        public var json: [String: Any] {
            get throws { try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:] }
        }
    }

    /// Runs `scoutly` with nothing of the environment but `PATH`, `HOME` and what is given.
    public static func run(
        _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) async throws -> Outcome {
        let result = try await Subprocess.run(
            .path(FilePath(executable.path)), arguments: Arguments(arguments),
            environment: .custom(variables(environment)),
            input: .string(input), output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
        return Outcome(
            exitCode: code(of: result.terminationStatus), output: result.standardOutput, errors: result.standardError)
    }

    /// Runs `scoutly` beside a test, and tells it to stop when the test ends.
    public static func run(
        _ arguments: [String], environment: [String: String], stoppedBy signal: Signal = .terminate,
        beside test: () async throws -> Void
    ) async throws -> Outcome {
        let result = try await Subprocess.run(
            .path(FilePath(executable.path)), arguments: Arguments(arguments),
            environment: .custom(variables(environment)),
            input: .none, output: .string(limit: 64 << 20), error: .string(limit: 1 << 20)
        ) { execution in
            do {
                try await test()
            } catch {
                try execution.send(signal: .kill)
                throw error
            }
            try execution.send(signal: signal)
        }
        return Outcome(
            exitCode: code(of: result.terminationStatus), output: result.standardOutput, errors: result.standardError)
    }

    /// What no program can refuse.
    public static let kill = Signal.kill

    private static func variables(_ given: [String: String]) -> [Environment.Key: String] {
        let own = ProcessInfo.processInfo.environment
        var variables: [Environment.Key: String] = [:]
        for name in ["PATH", "HOME", "SSL_CERT_FILE"] { variables[Environment.Key(stringLiteral: name)] = own[name] }
        for (name, value) in given { variables[Environment.Key(stringLiteral: name)] = value }
        return variables
    }

    private static func code(of status: TerminationStatus) -> Int {
        switch status {
        case .exited(let code): Int(code)
        case .signaled(let signal): -Int(signal)
        }
    }

    /// Beside the tests' own bundle.
    private static let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "scoutly")
}

import Foundation
import Subprocess
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
        let own = ProcessInfo.processInfo.environment
        var variables: [Environment.Key: String] = [:]
        for name in ["PATH", "HOME", "SSL_CERT_FILE"] { variables[Environment.Key(stringLiteral: name)] = own[name] }
        for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
        let result = try await Subprocess.run(
            .path(FilePath(executable.path)), arguments: Arguments(arguments), environment: .custom(variables),
            input: .string(input), output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
        let code =
            switch result.terminationStatus {
            case .exited(let code): Int(code)
            case .signaled(let signal): -Int(signal)
            }
        return Outcome(exitCode: code, output: result.standardOutput, errors: result.standardError)
    }

    /// Beside the tests' own bundle.
    private static let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "scoutly")
}

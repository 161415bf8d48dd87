public import Foundation
import Subprocess
import SystemPackage

/// The project's own scripts.
public enum Script {
    /// Runs a Python script, and gives what it prints.
    public static func run(_ script: String, _ arguments: [String], in package: URL) async throws -> String {
        let result = try await Subprocess.run(
            .name("python3"), arguments: Arguments([script] + arguments),
            workingDirectory: FilePath(package.path), output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
        struct Failed: Error { var message: String }
        guard result.terminationStatus.isSuccess else { throw Failed(message: result.standardError) }
        return result.standardOutput
    }
}

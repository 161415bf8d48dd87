import Foundation
import TestSupport

/// A folder of its own for one test's installation.
struct Place {
    let folder: URL

    static func run(_ test: (Place) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "scoutly-place-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await test(Place(folder: folder))
    }

    var environment: [String: String] {
        ["SCOUTLY_DATA_DIRECTORY": folder.path, "XDG_CONFIG_HOME": folder.path, "SCOUTLY_CACHE_DIRECTORY": folder.path]
    }

    func scoutly(_ arguments: String...) async throws -> Program.Outcome {
        try await Program.run(arguments, environment: environment)
    }

    /// Puts a file there and tells its path.
    func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }

    static let companies = """
        companyID,company,careers_url,priority,office_locations
        mill,The Mill,https://jobs.lever.co/mill,high,Leeds; York
        forge,The Forge,https://forge.example/careers,,
        """
}

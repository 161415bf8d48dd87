internal import Foundation

/// A file with a CV's bytes that only we may read and that is gone after use: programs are never shown the user's path,
/// whose name could be taken for an option or a pattern.
struct ScratchFile {
    static func with<Result>(_ bytes: [UInt8], _ body: (_ path: String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(component: "scoutly-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(component: "cv")
        try Data(bytes).write(to: file)
        return try await body(file.path)
    }
}

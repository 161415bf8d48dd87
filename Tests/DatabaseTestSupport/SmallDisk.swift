public import Foundation

/// A file system that is soon full: a tmpfs, which only root can mount.
public enum SmallDisk {
    public static func run(megabytes: Int, _ test: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "scoutly-disk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Shell(script: "mount -t tmpfs -o size=\(megabytes)m tmpfs '\(folder.path)'").run()
        defer { try? Shell(script: "umount --lazy '\(folder.path)'").run() }
        try await test(folder)
    }
}

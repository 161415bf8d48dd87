import Foundation

/// A folder for one Chromium, locked as long as this program lives, so that it can be told from one left behind.
final class ProfileFolder: Sendable {
    private static let prefix = "scoutly-browser-"
    /// A folder is made before it is locked: one that is newer is nobody's to remove.
    private static let shortestLife: TimeInterval = 60

    /// Chromium binds sockets 45 letters below its folder, and a socket's path has 107 at most (unix(7)): in a place with a
    /// longer name its full browser does not start.
    private static let longestPlace = 37

    let url: URL
    private let lock: CInt

    /// - Parameter place: where other programs' files come and go, too; where it is too long a name, `/tmp`.
    init(in place: URL = FileManager.default.temporaryDirectory) throws {
        let place = place.path.utf8.count > Self.longestPlace ? URL(filePath: "/tmp") : place
        Self.removeLeftovers(in: place)
        url = place.appending(path: Self.prefix + UUID().uuidString.prefix(8))
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        lock = Self.lock(url) ?? -1
    }

    deinit { close(lock) }

    /// What Chromium says of itself.
    var log: URL { url.appending(path: "errors.txt") }
    var data: URL { url.appending(path: "data") }

    func remove() { try? FileManager.default.removeItem(at: url) }

    /// Removes the folders of programs that were killed together with all that they had started.
    static func removeLeftovers(in place: URL, now: Date = Date()) {
        let entries = try? FileManager.default.contentsOfDirectory(
            at: place, includingPropertiesForKeys: [.contentModificationDateKey])
        for folder in entries ?? [] where folder.lastPathComponent.hasPrefix(prefix) {
            let changedAt = try? folder.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
            guard let changedAt, now.timeIntervalSince(changedAt) > shortestLife, let lock = lock(folder) else {
                continue
            }
            try? FileManager.default.removeItem(at: folder)
            close(lock)
        }
    }

    /// Nil when another process has it, or may not be asked.
    private static func lock(_ folder: URL) -> CInt? {
        let folder = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else { return nil }
        if flock(folder, LOCK_EX | LOCK_NB) == 0 { return folder }
        close(folder)
        return nil
    }
}

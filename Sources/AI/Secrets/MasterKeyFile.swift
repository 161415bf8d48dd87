import Crypto
import Foundation

/// The file of the master key: one line of base64, mode 600.
public struct MasterKeyFile: Sendable {
    /// Why a file cannot be what the keys of all users are sealed with.
    public enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        case missing(path: String)
        case symbolicLink(path: String)
        case notAFile(path: String)
        /// Its mode lets others than the owner read or write it.
        case readableByOthers(path: String, mode: String)
        case foreignOwner(path: String)
        case notAKey(path: String)
        case failed(path: String, reason: String)

        public var description: String {
            switch self {
            case .missing(let path): "\(path) does not exist"
            case .symbolicLink(let path): "\(path) is a symbolic link; name the file itself"
            case .notAFile(let path): "\(path) is not a file"
            case .readableByOthers(let path, let mode):
                "\(path) has mode \(mode), so others may read it; make it 600, and replace the keys that it sealed"
            case .foreignOwner(let path): "\(path) belongs to another user"
            case .notAKey(let path): "\(path) does not hold a master key: 32 bytes in base64"
            case .failed(let path, let reason): "\(path): \(reason)"
            }
        }
    }

    public var path: String

    public init(path: String) { self.path = path }

    public func load() throws(Problem) -> MasterKey {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            switch errno {
            case ENOENT: throw .missing(path: path)
            case ELOOP: throw .symbolicLink(path: path)
            default: throw failure()
            }
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure() }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard status.st_uid == geteuid() else { throw .foreignOwner(path: path) }
        guard status.st_mode & 0o077 == 0 else {
            throw .readableByOthers(path: path, mode: String(status.st_mode & 0o777, radix: 8))
        }
        return try key(in: file)
    }

    private func key(in file: Int32) throws(Problem) -> MasterKey {
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = read(file, &bytes, bytes.count)
        guard count >= 0 else { throw failure() }
        let line = String(decoding: bytes.prefix(count), as: UTF8.self).trimmingCharacters(in: .newlines)
        guard let key = Data(base64Encoded: line), key.count == MasterKey.size else { throw .notAKey(path: path) }
        return MasterKey(bytes: key)
    }

    /// Makes the file where there is none. Of several that do so at once one makes it and all load that one.
    public func loadOrCreate() throws(Problem) -> MasterKey {
        do {
            return try load()
        } catch .missing {
            try create()
            return try load()
        }
    }

    /// The file gets its name when it is whole, by a link, which fails where the name is taken.
    private func create() throws(Problem) {
        let draft = "\(path).\(UUID().uuidString)"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure() }
        defer { unlink(draft) }
        let line = Array((MasterKey.random().bytes.base64EncodedString() + "\n").utf8)
        let written = write(file, line, line.count) == line.count && fsync(file) == 0
        close(file)
        guard written else { throw failure() }
        guard link(draft, path) == 0 || errno == EEXIST else { throw failure() }
        syncFolder()
    }

    /// So that the name survives a power cut as the bytes do.
    private func syncFolder() {
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private func failure() -> Problem { .failed(path: path, reason: String(cString: strerror(errno))) }
}

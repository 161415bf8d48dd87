import Foundation
import Logging
import Synchronization

/// Keeps answers that carry a validator in a directory, also between runs and beside other processes.
///
/// A file is written whole under another name and then renamed, so a reader sees the old answer, the new one or none.
/// Keeping is a courtesy to the hosts: when the disk fails, the program goes on without.
final class ResponseCache: Sendable {
    private static let suffix = ".answer"

    private let directory: URL
    private let maxBytes: Int
    private let logger: Logger
    /// Bytes written since the directory was last measured; starts so that the first write measures it.
    private let unmeasured = Mutex(Int.max / 2)

    init(directory: URL, maxBytes: Int, logger: Logger) {
        self.directory = directory
        self.maxBytes = maxBytes
        self.logger = logger
    }

    /// Headers are part of the question: the same URL may have an answer per language or media type.
    static func key(_ hop: Hop) -> String? {
        let names = Set(hop.headers.keys.map { $0.lowercased() })
        guard hop.method == .get, hop.body == nil, names.isDisjoint(with: ["authorization", "cookie", "range"]) else {
            return nil
        }
        let headers = hop.headers.map { "\($0.key.lowercased()): \($0.value)" }.sorted()
        return (["GET \(hop.address.origin)\(hop.address.target)"] + headers).joined(separator: "\n")
    }

    func find(_ key: String) -> CacheEntry? {
        guard let file = try? Data(contentsOf: url(for: key)) else { return nil }
        return CacheEntry(file: file, key: key)
    }

    /// Keeps a fresh answer when it may be kept and can be asked about again; otherwise drops what was kept before.
    func store(_ answer: Answer, under key: String) {
        let entry = CacheEntry(key: key, headers: answer.headers, body: answer.body)
        let control = answer.headers["cache-control"]?.lowercased() ?? ""
        let file = url(for: key)
        guard answer.status == 200, !control.contains("no-store"), !entry.validators.isEmpty,
            answer.body.count < maxBytes / 2
        else {
            try? FileManager.default.removeItem(at: file)
            return
        }
        do {
            try write(entry.encoded(), to: file)
        } catch {
            let details: Logger.Metadata = ["directory": "\(directory.path)", "error": "\(error)"]
            logger.warning("an answer could not be kept", metadata: details)
        }
    }

    /// Marks an answer as used, so that it is among the last to make room.
    func touch(_ key: String, at date: Date) {
        try? FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: url(for: key).path)
    }

    private func url(for key: String) -> URL {
        let name = [FNV1a.hash(key.utf8), FNV1a.hash(key.utf8.reversed())].map { String($0, radix: 36) }
        return directory.appendingPathComponent(name.joined(separator: "-") + Self.suffix)
    }

    private func write(_ data: Data, to file: URL) throws {
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let draft = directory.appendingPathComponent(UUID().uuidString + ".draft")
        do {
            try data.write(to: draft)
            guard rename(draft.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(at: draft)
            throw error
        }
        let isMeasuringDue = unmeasured.withLock { bytes in
            bytes = min(bytes + data.count, Int.max / 2)
            defer { if bytes > maxBytes / 8 { bytes = 0 } }
            return bytes > maxBytes / 8
        }
        if isMeasuringDue { makeRoom() }
    }

    /// Removes the longest unused files, abandoned drafts among them, until an eighth of the space is free.
    private func makeRoom() {
        let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey]
        let found = try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: Array(keys))
        let files = (found ?? []).compactMap { file -> (url: URL, size: Int, date: Date)? in
            guard [Self.suffix, ".draft"].contains(where: file.lastPathComponent.hasSuffix),
                let values = try? file.resourceValues(forKeys: keys), let date = values.contentModificationDate
            else { return nil }
            return (file, values.fileSize ?? 0, date)
        }
        var total = files.reduce(0) { $0 + $1.size }
        for file in files.sorted(by: { $0.date < $1.date }) where total > maxBytes / 8 * 7 {
            try? FileManager.default.removeItem(at: file.url)
            total -= file.size
        }
    }
}

import Foundation

/// An answer as it is kept in a file: a line of JSON about it, then the body; damage shows when it is read.
struct CacheEntry: Sendable, Hashable {
    var key: String
    var headers: [String: String]
    var body: [UInt8]

    private struct Head: Codable {
        var format = 1
        var key: String
        var headers: [String: String]
        var length: Int
        var checksum: UInt64
    }

    private static let maxHeadBytes = 256 * 1024

    init(key: String, headers: [String: String], body: [UInt8]) {
        self.key = key
        self.headers = headers
        self.body = body
    }

    /// Nil when the file is cut short, changed, of another format, or another request's.
    init?(file: some RandomAccessCollection<UInt8>, key: String) {
        guard let end = file.prefix(Self.maxHeadBytes).firstIndex(of: UInt8(ascii: "\n")),
            let head = try? JSONDecoder().decode(Head.self, from: Data(file[..<end])),
            head.format == 1, head.key == key
        else { return nil }
        let body = Array(file[file.index(after: end)...])
        guard body.count == head.length, FNV1a.hash(body) == head.checksum else { return nil }
        self.init(key: key, headers: head.headers, body: body)
    }

    /// The bytes of the file.
    func encoded() throws -> Data {
        let head = Head(key: key, headers: headers, length: body.count, checksum: FNV1a.hash(body))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(head) + [UInt8(ascii: "\n")] + body
    }

    /// What the next request asks with, so that the host can answer "nothing new" (RFC 9110, 13.1).
    var validators: [String: String] {
        var validators: [String: String] = [:]
        validators["If-None-Match"] = headers["etag"]
        validators["If-Modified-Since"] = headers["last-modified"]
        return validators
    }
}

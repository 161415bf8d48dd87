public import Foundation
public import Testing

/// The answers of real careers sites that tests read and the project does not ship: `../shared/recordings`.
public enum Recordings {
    /// A line of index.tsv: a request and the file that answers it.
    public struct Row: Sendable, CustomTestStringConvertible {
        public var host: String
        public var method: String
        public var target: String
        public var status: Int
        public var contentType: String
        public var file: String
        public var body: String

        public var testDescription: String { file }
        public var url: URL { URL(string: "https://\(host)\(target)")! }
        public var bytes: [UInt8] { Recordings.bytes(file) }
    }

    /// `SCOUTLY_SHARED`, else a folder `shared` beside the package or beside one of its parents; nil when there is none.
    public static let folder: URL? = {
        if let path = ProcessInfo.processInfo.environment["SCOUTLY_SHARED"] { return URL(filePath: path) }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return sequence(first: package.deletingLastPathComponent()) {
            $0.path == "/" ? nil : $0.deletingLastPathComponent()
        }
        .map { $0.appending(path: "shared") }
        .first { FileManager.default.fileExists(atPath: $0.appending(path: "recordings/index.tsv").path) }
    }()

    /// Every row; none without the recordings.
    public static let index: [Row] = table("index.tsv").map { fields in
        Row(
            host: fields[0], method: fields[1], target: fields[2], status: Int(fields[3]) ?? 0, contentType: fields[4],
            file: fields[5], body: fields.count > 6 ? fields[6] : "")
    }

    /// How many open postings a file holds, where somebody counted them.
    public static let expected: [String: Int] = Dictionary(
        uniqueKeysWithValues: table("expected.tsv").map { ($0[0], Int($0[1]) ?? -1) })

    public static func rows(_ system: String) -> [Row] { index.filter { $0.file.hasPrefix("\(system)/") } }

    /// Every recorded file of a folder.
    public static func files(_ folder: String) -> [String] {
        guard let shared = Recordings.folder else { return [] }
        let path = shared.appending(path: "recordings/\(folder)").path
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted().map { "\(folder)/\($0)" }
    }

    public static func bytes(_ file: String) -> [UInt8] {
        guard let folder, let data = try? Data(contentsOf: folder.appending(path: "recordings/\(file)")) else {
            return []
        }
        return [UInt8](data)
    }

    private static func table(_ name: String) -> [[String]] {
        String(decoding: bytes(name), as: UTF8.self).split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Left out, and counted loudly by `make test`, where the recordings are not at hand.
    public static var needsRecordings: Self {
        .enabled(if: Recordings.folder != nil, "needs ../shared (the recordings), which is not here")
    }
}

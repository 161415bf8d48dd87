public import Foundation
import Testing

/// The recorded careers sites, played back over HTTPS on this machine by the shared `replay.py`.
public struct Replay: Sendable {
    /// One line of the replay's own log.
    public struct Request: Decodable, Sendable {
        public var time: Double
        public var host: String
        public var target: String
        public var status: Int
        public var in_flight: Int
        public var user_agent: String?
        public var conditional: Bool
    }

    public let folder: URL
    public let port: Int

    /// What leads `scoutly` to the replay instead of the internet, with a home of its own.
    public var environment: [String: String] {
        [
            "SCOUTLY_FETCH_CONNECT_TO": "*:443:127.0.0.1:\(port)",
            "SCOUTLY_FETCH_ALLOW_PRIVATE": "127.0.0.1/32",
            "SCOUTLY_FETCH_CA_FILE": folder.appending(path: "ca.pem").path,
            "SCOUTLY_CACHE_DIRECTORY": folder.appending(path: "cache").path,
            "SCOUTLY_DATA_DIRECTORY": folder.appending(path: "data").path,
            "XDG_CONFIG_HOME": folder.appending(path: "config").path,
        ]
    }

    /// The log, as soon as it has so many lines that satisfy the condition: the replay writes them after it has answered.
    public func requests(_ count: Int, where condition: (Request) -> Bool = { _ in true }) async throws -> [Request] {
        for _ in 0..<1000 {
            let log = try String(contentsOf: folder.appending(path: "requests.jsonl"), encoding: .utf8)
            let lines = log.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            let requests = try lines.map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }.filter(
                condition)
            if requests.count >= count { return requests }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("the replay never logged \(count) such requests")
        return []
    }

    /// Plays while `test` runs.
    /// - Parameters:
    ///   - faults: as `replay.py --fault` takes them.
    ///   - answers: made-up answers played beside the recorded ones.
    public static func run(
        faults: [String] = [], answers: [MadeUpAnswer] = [], _ test: (Replay) async throws -> Void
    ) async throws {
        let shared = try #require(Recordings.folder)
        let folder = FileManager.default.temporaryDirectory.appending(path: "scoutly-replay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let index = try MadeUpAnswer.write(answers, to: folder)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [python, shared.appending(path: "replay/replay.py").path, "--dir", folder.path, "--port", "0"]
            + ["--index", index.path, "--index", shared.appending(path: "recordings/index.tsv").path]
            + faults.flatMap { ["--fault", $0] }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        defer {
            // Threads of the test run block SIGTERM, and a child inherits that.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            try? FileManager.default.removeItem(at: folder)
        }
        let port = try #require(Int(firstLine(from: output.fileHandleForReading).trimmingPrefix("READY ")))
        try await test(Replay(folder: folder, port: port))
    }

    /// The set-up's own Python, which has what the replay needs, else the machine's.
    private static var python: String {
        let own = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.venv/bin/python3")
        return FileManager.default.isExecutableFile(atPath: own.path) ? own.path : "python3"
    }

    private static func firstLine(from file: FileHandle) -> String {
        var bytes = Data()
        while !bytes.contains(0x0A) {
            let more = file.availableData
            if more.isEmpty { break }
            bytes += more
        }
        return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    }
}

/// An answer that nobody recorded: fiction in a documented shape.
public struct MadeUpAnswer: Sendable {
    var host: String
    var method: String
    var target: String
    var status: Int
    var contentType: String
    var text: String

    public init(
        _ host: String, _ target: String, status: Int = 200, method: String = "GET",
        contentType: String = "application/json", _ text: String
    ) {
        self.host = host
        self.method = method
        self.target = target
        self.status = status
        self.contentType = contentType
        self.text = text
    }

    fileprivate static func write(_ answers: [MadeUpAnswer], to folder: URL) throws -> URL {
        var rows = ["host\tmethod\ttarget\tstatus\tcontent_type\tfile\tbody"]
        for (number, answer) in answers.enumerated() {
            try answer.text.write(to: folder.appending(path: "answer-\(number)"), atomically: false, encoding: .utf8)
            rows.append(
                "\(answer.host)\t\(answer.method)\t\(answer.target)\t\(answer.status)\t\(answer.contentType)\tanswer-\(number)\t"
            )
        }
        let index = folder.appending(path: "made-up.tsv")
        try (rows.joined(separator: "\n") + "\n").write(to: index, atomically: false, encoding: .utf8)
        return index
    }
}

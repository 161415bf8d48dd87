import Fetch
import Foundation
import Testing

/// The recorded careers sites of the shared folder, played back over HTTPS by its `replay.py`.
struct Replay: Sendable {
    /// One line of the replay's own log.
    struct Logged: Decodable {
        var host: String
        var target: String
        var status: Int
        var inFlight: Int
        var userAgent: String?
        var conditional: Bool

        enum CodingKeys: String, CodingKey {
            case host, target, status, conditional
            case inFlight = "in_flight"
            case userAgent = "user_agent"
        }
    }

    let directory: URL
    let port: Int

    /// What leads the client to the replay instead of the internet.
    var settings: FetchSettings {
        get throws {
            var settings = FetchSettings()
            settings.connectTo = try [ConnectToRule("*:443:127.0.0.1:\(port)")]
            settings.allowPrivate = try [CIDR("127.0.0.1/32")]
            settings.caFile = directory.appendingPathComponent("ca.pem").path
            return settings
        }
    }

    /// The log once it has so many lines; the replay writes a line only after it has answered.
    func log(ofAtLeast count: Int) async throws -> [Logged] {
        let file = directory.appendingPathComponent("requests.jsonl")
        let patience = ContinuousClock.now + .seconds(10)
        var lines: [Substring] = []
        repeat {
            await Task.yield()
            lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        } while lines.count < count && ContinuousClock.now < patience
        return try lines.map { try JSONDecoder().decode(Logged.self, from: Data($0.utf8)) }
    }

    static func run(faults: [String] = [], _ test: (Replay) async throws -> Void) async throws {
        let script = try #require(SharedFolder.url).appendingPathComponent("replay/replay.py")
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("replay-\(UUID().uuidString)")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            [SharedFolder.python, script.path, "--dir", directory.path, "--port", "0"]
            + faults.flatMap { ["--fault", $0] }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        defer {
            // Threads of the test run block SIGTERM, and a child inherits that.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            try? FileManager.default.removeItem(at: directory)
        }
        let line = firstLine(from: output.fileHandleForReading)
        let port = try #require(Int(line.trimmingPrefix("READY ")))
        try await test(Replay(directory: directory, port: port))
    }

    private static func firstLine(from file: FileHandle) -> String {
        var bytes = Data()
        while !bytes.contains(UInt8(ascii: "\n")) {
            let more = file.availableData
            if more.isEmpty { break }
            bytes += more
        }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}

/// Where recordings lie that are shared between projects and never copied into one.
enum SharedFolder {
    /// `SCOUTLY_SHARED`, or a folder `shared` beside the package or one of its parents.
    static let url: URL? = {
        if let path = ProcessInfo.processInfo.environment["SCOUTLY_SHARED"] { return URL(fileURLWithPath: path) }
        return parents.map { $0.appendingPathComponent("shared") }
            .first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("replay/replay.py").path) }
    }()

    /// The interpreter of the project's `.venv`, where set-up installs what the replay needs, or the system's.
    static let python: String =
        parents.map { $0.appendingPathComponent(".venv/bin/python3").path }
        .first(where: FileManager.default.isExecutableFile) ?? "python3"

    static let canReplay: Bool = {
        guard url != nil else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-c", "import cryptography"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private static let parents: [URL] = {
        let file = URL(fileURLWithPath: #filePath)
        return sequence(first: file) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }.dropFirst().map { $0 }
    }()
}

extension Trait where Self == ConditionTrait {
    /// Says loudly why a test that needs the recordings does not run.
    static var needsReplay: Self {
        .enabled(
            if: SharedFolder.canReplay,
            """
            NOT RUN: needs the shared recordings (SCOUTLY_SHARED, or a folder “shared” beside the package) \
            and Python with the package cryptography (make setup)
            """)
    }
}

import Foundation

/// pgqueuer, the fastest peer at hand, run by Python on a database of its own on the same server.
struct Peer: Sendable {
    /// How many jobs a second it queues, 1,000 a call, and runs.
    struct Speed: Decodable {
        var enqueued: Double
        var done: Double
    }

    var python: String
    var script: String

    /// - Parameter connection: `key=value` pairs, as libpq takes them.
    func measure(_ connection: String, jobs: Int, batch: Int) throws -> Speed {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = [script, connection, "\(jobs)", "\(batch)"]
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Speed.self, from: answer)
    }
}

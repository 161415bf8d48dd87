import Foundation

extension Section {
    /// What `scoutly serve` takes of the machine while it has nothing to do.
    static let idle = Section(name: "idle") { bench in
        var table = Table("scoutly serve, idle", columns: ["memory, MB", "CPU, ms/s"])
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "scoutly")
        process.arguments = ["serve", "--metrics", "127.0.0.1:0"]
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": bench.folder.path, "SCOUTLY_DATA_DIRECTORY": bench.folder.path,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        try await Task.sleep(for: .seconds(8))
        let before = try ticks(of: process)
        try await Task.sleep(for: .seconds(20))
        let milliseconds = Double(try ticks(of: process) - before) / Double(sysconf(Int32(_SC_CLK_TCK))) * 1_000
        let memory = try residentMegabytes(of: process)
        table.add("SQLite, no companies", memory, milliseconds / 20)
        table.aims = [Aim("resident memory in MB", memory, atMost: 40)]
        table.notes = ["with its metrics' port; memory as VmRSS has it, shared libraries and all"]
        return table
    }

    private static func residentMegabytes(of process: Process) throws -> Double {
        let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
        else { throw Incomplete(what: "the process has no memory") }
        return kilobytes / 1_000
    }

    /// Of user and system time, as proc(5) has them.
    private static func ticks(of process: Process) throws -> Int {
        let stat = try String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)
        let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
        guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else {
            throw Incomplete(what: "the process has no times")
        }
        return user + system
    }
}

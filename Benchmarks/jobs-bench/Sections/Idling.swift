import Foundation

extension Section {
    /// What `scoutly serve` takes of the machine while it has nothing to do.
    static let idle = Section(name: "idle") { bench in
        var table = Table(
            "scoutly serve, idle", columns: ["resident, MB", "its share, MB", "written, MB", "CPU, ms/s"])
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
        let memory = try ["Rss:", "Pss:", "Private_Dirty:"].map { try megabytes($0, of: process) }
        table.add("SQLite, no companies", memory[0], memory[1], memory[2], milliseconds / 20)
        table.aims = [Aim("resident memory in MB", memory[0], atMost: 40)]
        table.notes = [
            "with its metrics' port; resident: with the pages of the program and its libraries that are in memory anyway;",
            "its share: those that others use, too, divided among them; written: what nobody else can have",
        ]
        return table
    }

    /// As proc(5) has it for all mappings together.
    private static func megabytes(_ name: String, of process: Process) throws -> Double {
        let rollup = try String(contentsOfFile: "/proc/\(process.processIdentifier)/smaps_rollup", encoding: .utf8)
        guard let line = rollup.split(separator: "\n").first(where: { $0.hasPrefix(name) }),
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

internal import Foundation

/// Which process this is, so that another one of the same machine can tell whether it still lives.
struct ProcessIdentity: Hashable {
    /// One boot of one machine and one space of process numbers (a container has its own).
    let place: String
    let pid: Int
    /// In clock ticks since the boot: numbers of processes are given again.
    let started: Int

    /// Nil where there is no `/proc`.
    static let current: ProcessIdentity? = {
        let pid = Int(ProcessInfo.processInfo.processIdentifier)
        guard let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8),
            let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid"),
            let started = startTime(of: pid)
        else { return nil }
        return ProcessIdentity(
            place: boot.trimmingCharacters(in: .whitespacesAndNewlines) + " " + space, pid: pid, started: started)
    }()

    /// Whether the process runs; to be asked in its own place only.
    var isAlive: Bool { Self.startTime(of: pid) == started }

    /// When a process that lives was started: the 22nd field of `/proc/PID/stat` (proc(5)), of which the second, a name in
    /// brackets, may hold spaces.
    private static func startTime(of pid: Int) -> Int? {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let name = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[name...].dropFirst().split(separator: " ")
        guard fields.count > 19, !["Z", "X"].contains(fields[0]) else { return nil }
        return Int(fields[19])
    }
}

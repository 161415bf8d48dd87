import Foundation

/// A process and all that it started, as `/proc` shows them (proc(5)).
struct ProcessTree: Sendable {
    struct Member: Sendable, Hashable {
        var pid: Int32
        var parent: Int32
    }

    let root: Int32

    /// The root, then its descendants; empty when the root is gone.
    func members() -> [Member] {
        let all = Self.all()
        var found = all.filter { $0.pid == root }
        var index = 0
        while index < found.count {
            let parent = found[index]
            found += all.filter { $0.parent == parent.pid }
            index += 1
        }
        return found
    }

    /// The memory that belongs to the processes alone, in bytes: without the program's own code, which they share.
    func memory() -> Int { members().reduce(0) { $0 + Self.memory(of: $1.pid) } }

    private static func all() -> [Member] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { Int32($0) }.compactMap(member)
    }

    private static func member(_ pid: Int32) -> Member? {
        // The second field is the program's name in brackets, which may hold anything.
        guard let line = contents("/proc/\(pid)/stat"), let end = line.lastIndex(of: ")") else { return nil }
        let fields = line[line.index(after: end)...].split(separator: " ")
        guard fields.count > 1, fields[0] != "Z", let parent = Int32(fields[1]) else { return nil }
        return Member(pid: pid, parent: parent)
    }

    private static func memory(of pid: Int32) -> Int {
        guard let status = contents("/proc/\(pid)/status") else { return 0 }
        var kilobytes = 0
        for line in status.split(separator: "\n") where line.hasPrefix("RssAnon:") || line.hasPrefix("RssShmem:") {
            kilobytes += line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
        }
        return kilobytes * 1024
    }

    private static func contents(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}

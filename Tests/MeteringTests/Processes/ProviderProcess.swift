import Foundation

/// The provider that counts, in a process of its own.
final class ProviderProcess {
    /// What it saw.
    struct Report {
        let calls, mostRequests, mostTokens, mostAtOnce, jobs, answers, failures: Int
    }

    struct NoAnswer: Error {}

    let port: Int
    private let process: CrewProcess

    init(isStormy: Bool) throws {
        let output = Pipe()
        for end in [output.fileHandleForReading, output.fileHandleForWriting] {
            _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        process = try CrewProcess(
            ["provider", isStormy ? "stormy" : "calm"], output: output.fileHandleForWriting.fileDescriptor)
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .newlines)) else { throw NoAnswer() }
        self.port = port
    }

    /// - Parameter window: in seconds.
    func report(window: Double) throws -> Report {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        let handle = FileHandle(fileDescriptor: descriptor)
        guard status == 0 else { throw NoAnswer() }
        try handle.write(contentsOf: Data("report \(window)\n".utf8))
        let line = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        let numbers = line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard numbers.count == 7 else { throw NoAnswer() }
        return Report(
            calls: numbers[0], mostRequests: numbers[1], mostTokens: numbers[2], mostAtOnce: numbers[3],
            jobs: numbers[4], answers: numbers[5], failures: numbers[6])
    }
}

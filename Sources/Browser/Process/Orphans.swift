import Foundation

/// Buries what Chromium leaves behind where nobody else does: as the first process of a container this program is the
/// parent of every process whose own parent has ended.
enum Orphans {
    private static let interval: Duration = .milliseconds(10)
    private static let maxLooks = 100

    static func reap(_ pids: [Int32]) async {
        guard getpid() == 1 else { return }
        var left = pids
        for _ in 0..<maxLooks where !left.isEmpty {
            left.removeAll { pid in
                let result = waitpid(pid, nil, WNOHANG)
                // Not ours: its parent saw to it, or is about to end itself and leave it to us.
                return result == pid || result < 0 && kill(pid, 0) != 0
            }
            if !left.isEmpty { try? await Task.sleep(for: interval) }
        }
    }
}

/// Ends Chromium when its processes hold more memory than they may.
struct MemoryWatch: Sendable {
    private static let interval: Duration = .milliseconds(250)

    let chromium: Chromium
    let limit: Int

    /// Looks until it is cancelled; throws `BrowserError.unavailable` when it had to end Chromium.
    func run() async throws {
        while true {
            try await Task.sleep(for: Self.interval)
            guard chromium.tree.memory() > limit else { continue }
            chromium.kill()
            throw BrowserError(
                .unavailable, "Chromium was ended during the visit: it held more than \(limit / 1_048_576) MB of memory"
            )
        }
    }
}

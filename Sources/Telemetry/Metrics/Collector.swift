import CoreMetrics

/// Asks somebody else for values when they are scraped, and counts when that does not work.
struct Collector: Sendable {
    let timeout: Duration
    let errors: any CounterHandler
    let ask: @Sendable () async throws -> [Sample]

    /// The samples of all, asked at once, in the order of the collectors.
    static func collect(_ collectors: [Collector]) async -> [Sample] {
        await withTaskGroup(of: (Int, [Sample]).self) { group in
            for (index, collector) in collectors.enumerated() {
                group.addTask { (index, await collector.samples()) }
            }
            var answers = Array(repeating: [Sample](), count: collectors.count)
            for await (index, samples) in group { answers[index] = samples }
            return answers.flatMap(\.self)
        }
    }

    private func samples() async -> [Sample] {
        do {
            return try await withThrowingTaskGroup(of: [Sample].self) { group in
                group.addTask { try await ask() }
                group.addTask {
                    try await Task.sleep(for: timeout)
                    throw CancellationError()
                }
                defer { group.cancelAll() }
                return try await group.next() ?? []
            }
        } catch {
            errors.increment(by: 1)
            return []
        }
    }
}

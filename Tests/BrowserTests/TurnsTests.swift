import Testing

@testable import Browser

@Suite struct TurnsTests {
    @Test func `those who wait come in as others leave, and cancelled ones step out of the line`() async throws {
        let turns = Turns(1)
        let first = AsyncStream<Void>.makeStream()
        let entered = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await turns.taking {
                    entered.continuation.yield()
                    for await _ in first.stream { break }
                    return true
                }
            }
            for await _ in entered.stream { break }
            await withTaskGroup(of: Bool.self) { waiting in
                waiting.addTask { (try? await turns.taking { true }) ?? false }
                waiting.cancelAll()
                for await came in waiting { #expect(!came) }
            }
            first.continuation.yield()
            let first = try await group.next()
            let next = try await turns.taking { true }
            #expect(first == true && next)
        }
    }
}

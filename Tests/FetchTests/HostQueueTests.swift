import Synchronization
import Testing

@testable import Fetch

@Suite struct HostQueueTests {
    @Test func `a caller cancelled while standing in line leaves the line whole`() async throws {
        let queue = HostQueue(clock: ManualClock().clock())
        let first = try await queue.enter("a", waitingAtMost: .seconds(9))
        let second = Task { try await queue.enter("a", waitingAtMost: .seconds(9)) }
        await queue.stand(1)
        let third = Task { try await queue.enter("a", waitingAtMost: .seconds(9)) }
        await queue.stand(2)
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        queue.leave(first, at: "a", rest: .seconds(2), isAsked: false)
        queue.leave(try await third.value, at: "a", rest: .zero, isAsked: false)
        #expect(queue.standing(at: "a") == 0)
    }

    @Test func `a caller cancelled while the host rests hands its turn on`() async throws {
        let time = ManualClock()
        let isStuck = Mutex(true)
        let manual = time.clock()
        let clock = FetchClock(
            now: manual.now, elapsed: manual.elapsed,
            sleep: { duration in
                // The first sleeper never wakes by itself.
                if isStuck.withLock({ exchange(&$0, for: false) }) {
                    try await Task.sleep(for: .seconds(3_600))
                }
                try await manual.sleep(duration)
            }, random: manual.random)
        let queue = HostQueue(clock: clock)
        let first = try await queue.enter("a", waitingAtMost: .seconds(9))
        queue.leave(first, at: "a", rest: .seconds(2), isAsked: false)
        let sleeper = Task { try await queue.enter("a", waitingAtMost: .seconds(9)) }
        while isStuck.withLock({ $0 }) { await Task.yield() }
        let next = Task { try await queue.enter("a", waitingAtMost: .seconds(9)) }
        await queue.stand(1)
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        queue.leave(try await next.value, at: "a", rest: .zero, isAsked: false)
        #expect(time.sleeps == [.seconds(2)])
    }

    @Test func `a task that is cancelled already does not enter`() async throws {
        let queue = HostQueue(clock: ManualClock().clock())
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await queue.enter("a", waitingAtMost: .seconds(9))
        }
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
        queue.leave(try await queue.enter("a", waitingAtMost: .zero), at: "a", rest: .zero, isAsked: false)
    }

    @Test func `hosts long at rest are forgotten`() async throws {
        let queue = HostQueue(clock: ManualClock().clock())
        for number in 0..<3_000 {
            let visitor = try await queue.enter("h\(number)", waitingAtMost: .zero)
            queue.leave(visitor, at: "h\(number)", rest: .zero, isAsked: false)
        }
        #expect(queue.hosts <= 1_001)
    }
}

private func exchange(_ value: inout Bool, for new: Bool) -> Bool {
    defer { value = new }
    return value
}

extension HostQueue {
    /// Comes back when so many stand in line for host `a`.
    fileprivate func stand(_ count: Int) async {
        while standing(at: "a") < count { await Task.yield() }
    }
}

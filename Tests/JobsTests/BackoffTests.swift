import Jobs
import Testing

struct BackoffTests {
    private let backoff = Backoff(first: .seconds(10), longest: .seconds(100))

    @Test func `the bound doubles with each attempt up to the longest`() {
        #expect((1...6).map { backoff.bound(afterAttempt: $0) } == [10, 20, 40, 80, 100, 100].map { .seconds($0) })
    }

    @Test(arguments: [Int.max, 1_000_000, 0, -1])
    func `a strange number of attempts stays within the bounds`(attempt: Int) {
        #expect((Duration.seconds(10)...Duration.seconds(100)).contains(backoff.bound(afterAttempt: attempt)))
    }

    @Test(arguments: 1...8)
    func `waits spread over the whole time up to the bound`(attempt: Int) {
        var random = SystemRandomNumberGenerator()
        let bound = backoff.bound(afterAttempt: attempt)
        let delays = (0..<1_000).map { _ in backoff.delay(afterAttempt: attempt, using: &random) }
        #expect(delays.allSatisfy { (.zero...bound).contains($0) })
        // Each tenth stays empty once in 10^45 runs.
        #expect(Set(delays.map { min(Int($0 / bound * 10), 9) }).count == 10)
    }
}

import Foundation
import Testing

@testable import Fetch

@Suite struct RetryRuleTests {
    private let rule = RetryRule(maxRetries: 6, base: .seconds(1), cap: .seconds(10))

    @Test func `the limit doubles up to the cap, and then there is no more`() {
        let limits = (0...6).map { rule.delay(afterAttempt: $0, random: 1) }
        #expect(limits == [1, 2, 4, 8, 10, 10].map { Duration.seconds($0) } + [nil])
    }

    @Test(arguments: [(0.0, Duration.zero), (0.25, .seconds(1)), (0.5, .seconds(2))])
    func `chance takes any part of the limit`(random: Double, delay: Duration) {
        #expect(rule.delay(afterAttempt: 2, random: random) == delay)
    }

    @Test func `many attempts do not overflow`() {
        let stubborn = RetryRule(maxRetries: .max, base: .seconds(1), cap: .seconds(10))
        #expect(stubborn.delay(afterAttempt: 100_000, random: 1) == .seconds(10))
    }

    @Test func `only 429 and 5xx may pass`() {
        #expect([429, 500, 503, 599].allSatisfy(RetryRule.mayPass(status:)))
        #expect(![200, 301, 304, 400, 401, 403, 404, 408, 410, 428, 451].contains(where: RetryRule.mayPass(status:)))
    }
}

@Suite struct RetryAfterTests {
    private let now = Date(timeIntervalSince1970: 784_111_777)

    @Test(arguments: [("0", 0), ("120", 120), (" 7 ", 7), ("99999999999999999999999", 31_536_000)])
    func `seconds are read`(value: String, seconds: Int) {
        #expect(RetryAfter.delay(value, now: now) == .seconds(seconds))
    }

    /// RFC 9110, 5.6.7: the same moment in the three formats.
    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
    func `every HTTP date is read`(value: String) {
        #expect(HTTPDate.parse(value) == now)
        #expect(RetryAfter.delay(value, now: now.addingTimeInterval(-90)) == .seconds(90))
        #expect(RetryAfter.delay(value, now: now.addingTimeInterval(90)) == .zero)
    }

    @Test(arguments: [
        "", "-5", "soon", "1.5", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994", "Sun, 99 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:00:00 GMT", ":::::", ", , , , : ,", "١٢",
    ])
    func `what is neither is ignored`(value: String) {
        #expect(RetryAfter.delay(value, now: now) == nil)
    }
}

import Testing

@testable import AI

@Suite struct RetryHintTests {
    @Test(arguments: [
        ("120ms", 120), ("1.5s", 1_500), ("6m0s", 360_000), ("1h2m3s", 3_723_000), ("20.500s", 20_500), ("0s", 0),
        ("7d", 48 * 3_600_000),
    ])
    func `a span is read as it is written`(_ sample: (String, Int)) {
        #expect(RetryHint.span(sample.0) == .milliseconds(sample.1))
    }

    @Test(arguments: ["", "5", "s", "5x", "five s", "1.2.3s", "-5s", String(repeating: "1s", count: 50)])
    func `what is no span is none`(_ text: String) {
        #expect(RetryHint.span(text) == nil)
    }

    @Test(arguments: ["nan", "inf", "-20", "1e400", "-1e300", ""])
    func `an odd header makes nobody wait`(_ value: String) {
        let delay = RetryHint.delay(in: HTTPHead(status: 429, headers: ["retry-after": value]), now: testNow)
        #expect(delay == nil || delay == .zero)
    }
}

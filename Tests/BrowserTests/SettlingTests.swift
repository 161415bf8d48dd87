import Testing

@testable import Browser

@Suite struct SettlingTests {
    private let start = ContinuousClock.now
    private let small = Settling.Measure(elements: 10, links: 1, height: 100)
    private let large = Settling.Measure(elements: 99, links: 9, height: 900)

    @Test func `a page has settled when nothing happened for as long as it should`() {
        var settling = Settling(quiet: .seconds(3), from: start)
        #expect(!at(1, small, &settling))
        #expect(!at(3.9, small, &settling))
        #expect(at(4, small, &settling))
        #expect(settling.measure == small)
    }

    @Test func `a page that changes has not settled`() {
        var settling = Settling(quiet: .seconds(3), from: start)
        #expect(!at(1, small, &settling))
        #expect(!at(4, large, &settling))
        #expect(at(7, large, &settling))
    }

    @Test func `a page that waits for an answer, or just got one, has not settled`() {
        var settling = Settling(quiet: .seconds(3), from: start)
        #expect(!at(1, small, &settling))
        #expect(!at(9, small, underWay: 1, &settling))
        #expect(!at(10, small, news: 9.5, &settling))
        #expect(at(12.5, small, news: 9.5, &settling))
    }

    @Test func `a page that is too busy to be looked at has not settled`() {
        var settling = Settling(quiet: .seconds(3), from: start)
        #expect(!at(1, small, &settling))
        #expect(!at(5, nil, &settling))
        #expect(!at(6, small, &settling))
        #expect(at(8, small, &settling))
    }

    @Test func `more links are growth, a spinner is not`() {
        #expect(large.hasGrown(since: small))
        #expect(!Settling.Measure(elements: 12, links: 1, height: 400).hasGrown(since: small))
        #expect(!small.hasGrown(since: large))
    }

    private func at(
        _ second: Double, _ measure: Settling.Measure?, underWay: Int = 0, news: Double = 0,
        _ settling: inout Settling
    ) -> Bool {
        settling.isSettled(
            measure, underWay: underWay, lastNews: start + .seconds(news), now: start + .seconds(second))
    }
}

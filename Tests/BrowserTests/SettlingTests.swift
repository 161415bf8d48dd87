import Testing

@testable import Browser

@Suite struct SettlingTests {
    private let start = ContinuousClock.now
    private let small = Settling.Measure(elements: 10, links: 1, height: 100)
    private let large = Settling.Measure(elements: 99, links: 9, height: 900)

    @Test func `a page has settled when nothing happened for as long as it should`() {
        var settling = Settling(quiet: .seconds(3), from: start)
        #expect(!look(0, 2.9, small, &settling))
        #expect(look(3, 3.2, small, &settling))
        #expect(settling.measure == small)
    }

    @Test func `a page that changes has not settled`() {
        var settling = Settling(quiet: .seconds(3), from: start)
        #expect(!look(0, 2.9, small, &settling))
        #expect(!look(3, 5.9, large, &settling))
        #expect(look(6, 6.2, large, &settling))
    }

    @Test func `a page that waits for an answer, or just got one, has not settled`() {
        var settling = Settling(quiet: .seconds(3), from: start)
        #expect(!look(0, 9, small, underWay: 1, &settling))
        #expect(!look(9.1, 12.3, small, news: 9.45, &settling))
        #expect(look(12.4, 12.7, small, news: 9.45, &settling))
    }

    @Test func `a page that is too busy to be looked at has not settled`() {
        var settling = Settling(quiet: .seconds(3), from: start)
        #expect(!look(0, 1, small, &settling))
        #expect(!look(1.1, 5, nil, &settling))
        #expect(!look(5.1, 7.9, small, &settling))
        #expect(look(8, 8.2, small, &settling))
    }

    @Test func `a machine that is too busy to look does not count as a page that stands still`() {
        var settling = Settling(quiet: .seconds(3), from: start)
        #expect(!look(0, 0.2, small, &settling))
        #expect(!look(30, 30, small, &settling))
        #expect(!look(60, 60, small, &settling))
        #expect(look(60.1, 62.5, small, &settling))
    }

    @Test func `more links are growth, a spinner is not`() {
        #expect(large.hasGrown(since: small))
        #expect(!Settling.Measure(elements: 12, links: 1, height: 400).hasGrown(since: small))
        #expect(!small.hasGrown(since: large))
    }

    /// What a look at the last of these seconds says, after one every tenth of a second.
    private func look(
        _ first: Double, _ last: Double, _ measure: Settling.Measure?, underWay: Int = 0, news: Double = -1,
        _ settling: inout Settling
    ) -> Bool {
        var isSettled = false
        for tenth in Int((first * 10).rounded())...Int((last * 10).rounded()) {
            isSettled = settling.isSettled(
                measure, underWay: underWay, lastNews: start + .seconds(news), now: start + .milliseconds(tenth * 100))
        }
        return isSettled
    }
}

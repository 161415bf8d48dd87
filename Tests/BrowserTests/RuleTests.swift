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

@Suite struct TrackerTests {
    @Test(arguments: ["www.google-analytics.com", "google-analytics.com", "px.ads.linkedin.com", "o1.ingest.sentry.io"])
    func `a listed host and those below it are trackers`(host: String) {
        #expect(BlockedRequests.isTracker(host))
    }

    @Test(arguments: ["boards-api.greenhouse.io", "notgoogle-analytics.com", "www.linkedin.com", "com", "", "localhost"])
    func `others are not`(host: String) {
        #expect(!BlockedRequests.isTracker(host))
    }
}

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
            #expect(try await group.next() == true)
            #expect(try await turns.taking { true })
        }
    }
}

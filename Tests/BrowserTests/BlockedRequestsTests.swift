import Testing

@testable import Browser

@Suite struct BlockedRequestsTests {
    @Test(arguments: ["www.google-analytics.com", "google-analytics.com", "px.ads.linkedin.com", "o1.ingest.sentry.io"])
    func `a listed host and those below it are trackers`(host: String) {
        #expect(BlockedRequests.isTracker(host))
    }

    @Test(arguments: [
        "boards-api.greenhouse.io", "notgoogle-analytics.com", "www.linkedin.com", "com", "", "localhost",
    ])
    func `others are not`(host: String) {
        #expect(!BlockedRequests.isTracker(host))
    }
}

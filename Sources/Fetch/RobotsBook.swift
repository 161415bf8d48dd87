import Foundation
import Synchronization

/// Knows the robots.txt of every site asked so far, and fetches each when it is first needed or too old.
final class RobotsBook: Sendable {
    private struct Page {
        var rules: Result<RobotsRules, FetchError>
        var expiresAt: Date
    }

    /// RFC 9309, 2.4: a kept copy should not be used for longer, unless the site cannot be reached.
    private static let maxAge: TimeInterval = 24 * 3_600
    /// How long a site that could not be reached is not tried again, whoever asks.
    private static let pauseAfterFailure: TimeInterval = 60
    private static let maxPages = 2_000

    private let exchange: PatientExchange
    private let turns: HostQueue
    private let pages = Mutex([String: Page]())

    init(exchange: PatientExchange) {
        self.exchange = exchange
        turns = HostQueue(clock: exchange.clock)
    }

    /// The rules for the address's site; one request for them at a time, whoever asks.
    ///
    /// Throws `FetchError`: `.unavailable` while the site cannot be reached, which the RFC takes for "disallow all".
    func rules(for address: WebAddress, gap: Duration) async throws -> RobotsRules {
        let site = address.origin
        if let page = fresh(site) { return try page.rules.get() }
        let visitor = try await turns.enter(site, waitingAtMost: .zero)
        defer { turns.leave(visitor, at: site, rest: .zero, isAsked: false) }
        if let page = fresh(site) { return try page.rules.get() }
        do {
            let rules = try await fetch(for: address, gap: gap)
            keep(.success(rules), of: site, for: Self.maxAge)
            return rules
        } catch let error as FetchError {
            let error = explained(error, address)
            guard case .unavailable = error.kind else { throw error }
            let old = try? pages.withLock { $0[site] }?.rules.get()
            keep(old.map { .success($0) } ?? .failure(error), of: site, for: Self.pauseAfterFailure)
            if let old { return old }
            throw error
        }
    }

    private func fetch(for address: WebAddress, gap: Duration) async throws -> RobotsRules {
        guard var url = address.robotsURL else { return .allowAll }
        for _ in 0...5 {
            let hop = Hop(address: try URLRule.check(url), gap: gap, limit: .cut(at: RobotsParser.maxBytes + 1))
            let answer = try await exchange.answer(to: hop)
            if answer.isSuccess { return RobotsParser.parse(answer.body, product: FetchSettings.productToken) }
            guard RedirectRule.isRedirect(answer.status), let next = RedirectRule.target(of: answer, from: url) else {
                return .allowAll
            }
            url = next
        }
        return .allowAll
    }

    /// What keeps us from the host itself is said of the host; what its robots.txt answers is said of that.
    private func explained(_ error: FetchError, _ address: WebAddress) -> FetchError {
        var error = error
        let robots = error.url.absoluteString
        let isElsewhere = robots != address.robotsURL?.absoluteString
        error.url = address.url
        if case .unavailable = error.kind, isElsewhere || error.status != nil {
            error.reason =
                "cannot be asked while \(robots) is out of reach: it \(error.reason); "
                + "a site whose rules are not known is left alone (RFC 9309), so try again later"
        } else if isElsewhere {
            error.reason = "has its robots.txt at \(robots), which \(error.reason)"
        }
        return error
    }

    private func fresh(_ site: String) -> Page? {
        let now = exchange.clock.now()
        return pages.withLock { $0[site] }.flatMap { now < $0.expiresAt ? $0 : nil }
    }

    private func keep(_ rules: Result<RobotsRules, FetchError>, of site: String, for age: TimeInterval) {
        let now = exchange.clock.now()
        pages.withLock { pages in
            if pages.count >= Self.maxPages, let oldest = pages.min(by: { $0.value.expiresAt < $1.value.expiresAt }) {
                pages.removeValue(forKey: oldest.key)
            }
            pages[site] = Page(rules: rules, expiresAt: now.addingTimeInterval(age))
        }
    }
}

import Foundation
import Synchronization

/// Knows the robots.txt of every site asked so far, and fetches each when it is first needed or too old.
final class RobotsBook: Sendable {
    private struct Page {
        var rules: RobotsRules
        var fetchedAt: Date
    }

    /// RFC 9309, 2.4: a kept copy should not be used for longer, unless the site cannot be reached.
    private static let maxAge: TimeInterval = 24 * 3_600
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
        if let page = fresh(site) { return page.rules }
        let visitor = try await turns.enter(site, waitingAtMost: .zero)
        defer { turns.leave(visitor, at: site, rest: .zero, isAsked: false) }
        if let page = fresh(site) { return page.rules }
        do {
            let rules = try await fetch(for: address, gap: gap)
            keep(Page(rules: rules, fetchedAt: exchange.clock.now()), of: site)
            return rules
        } catch let error as FetchError {
            if case .unavailable = error.kind, let old = pages.withLock({ $0[site] }) { return old.rules }
            throw explained(error, address)
        }
    }

    private func fetch(for address: WebAddress, gap: Duration) async throws -> RobotsRules {
        guard var url = address.robotsURL else { return .allowAll }
        for _ in 0...5 {
            let hop = Hop(address: try URLRule.check(url), gap: gap, limit: .cut(at: RobotsParser.maxBytes))
            let answer = try await exchange.answer(to: hop)
            if answer.isSuccess { return RobotsParser.parse(answer.body, product: FetchSettings.productToken) }
            guard RedirectRule.isRedirect(answer.status), let next = RedirectRule.target(of: answer, from: url) else {
                return .allowAll
            }
            url = next
        }
        return .allowAll
    }

    private func explained(_ error: FetchError, _ address: WebAddress) -> FetchError {
        var error = error
        let robots = error.url.absoluteString
        error.url = address.url
        if case .unavailable = error.kind {
            error.reason =
                "cannot be asked while \(robots) is out of reach: it \(error.reason); "
                + "a site whose rules are not known is left alone (RFC 9309), so try again later"
        } else if robots != address.robotsURL?.absoluteString {
            error.reason = "has its robots.txt at \(robots), which \(error.reason)"
        }
        return error
    }

    private func fresh(_ site: String) -> Page? {
        let now = exchange.clock.now()
        return pages.withLock { $0[site] }.flatMap { now.timeIntervalSince($0.fetchedAt) < Self.maxAge ? $0 : nil }
    }

    private func keep(_ page: Page, of site: String) {
        pages.withLock { pages in
            if pages.count >= Self.maxPages, let oldest = pages.min(by: { $0.value.fetchedAt < $1.value.fetchedAt }) {
                pages.removeValue(forKey: oldest.key)
            }
            pages[site] = page
        }
    }
}

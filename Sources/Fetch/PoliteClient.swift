import Foundation
public import Logging

/// The only way out of the program: asks for what may be asked, as slowly as each host likes, and says who asks.
///
/// Safe to use from many tasks at once; every host sees one request at a time. `shutdown` must be called before the
/// last reference goes.
public final class PoliteClient: Sendable {
    private let settings: FetchSettings
    private let exchange: PatientExchange
    private let robots: RobotsBook

    /// Throws when a setting cannot be used, a file of trust roots that is missing for instance.
    public init(
        settings: FetchSettings = FetchSettings(),
        logger: Logger = Logger(label: "scoutly.fetch"),
        clock: FetchClock = .system,
        onEvent: @escaping @Sendable (FetchEvent) -> Void = { _ in }
    ) throws(FetchSettingError) {
        self.settings = settings
        exchange = PatientExchange(
            settings: settings,
            wire: try Wire(settings: settings, logger: logger),
            queue: HostQueue(clock: clock) { onEvent(.waiting(host: $0, for: $1, asked: $2)) },
            cache: settings.cacheDirectory.map {
                ResponseCache(directory: $0, maxBytes: settings.cacheBytes, logger: logger)
            },
            clock: clock, logger: logger, onEvent: onEvent)
        robots = RobotsBook(exchange: exchange)
    }

    /// A success, whole and decoded.
    ///
    /// Throws `FetchError`, or `CancellationError` when the task is cancelled.
    public func fetch(_ request: FetchRequest) async throws -> FetchResponse {
        var request = request
        var address = try URLRule.check(request.url)
        for redirects in 0... {
            let answer = try await ask(address, request)
            if let response = try answer.response(from: address.url) { return response }
            let target = RedirectRule.target(of: answer, from: address.url)
            let next = try follow(to: target, answer, from: address.url, after: redirects, request)
            request = RedirectRule.following(request, status: answer.status, from: address, to: next)
            address = next
        }
        preconditionFailure("the limit of redirects never came")
    }

    /// One answer as it comes, for a browser, which follows redirects itself and shows refusals to its page.
    ///
    /// Robots.txt, pacing, the address rules, the limit of bytes and retries hold as for `fetch`. Throws `FetchError`
    /// when there is no final answer, or `CancellationError` when the task is cancelled.
    public func answer(to request: FetchRequest) async throws -> Answer {
        try await ask(try URLRule.check(request.url), request)
    }

    /// Closes every connection; requests that are still under way fail.
    public func shutdown() async {
        await exchange.wire.shutdown()
    }

    private func ask(_ address: WebAddress, _ request: FetchRequest) async throws -> Answer {
        let pace = settings.gap(after: request.pace)
        let rules = try await robots.rules(for: address, gap: pace)
        guard rules.allows(address.target) else {
            throw FetchError(
                .refused, address.url,
                "is not to be read by programs: \(address.robotsURL?.absoluteString ?? "robots.txt") disallows it")
        }
        let delay = rules.crawlDelay ?? .zero
        return try await exchange.answer(
            to: Hop(
                address: address, method: request.method, headers: request.headers, body: request.body,
                gap: max(pace, delay), isGapAsked: delay > pace, limit: .refuse(over: settings.maxBytes)))
    }

    private func follow(
        to target: URL?, _ answer: Answer, from url: URL, after redirects: Int, _ request: FetchRequest
    ) throws(FetchError) -> WebAddress {
        func failed(_ reason: String) -> FetchError {
            FetchError(.redirected(to: target), url, reason, status: answer.status, body: answer.body)
        }
        guard let target else { throw failed("answered \(answer.status), a redirect that leads nowhere") }
        guard request.followsRedirects else { throw failed("has moved to \(target.absoluteString)") }
        guard redirects < settings.maxRedirects else {
            throw failed("leads on and on: more than \(settings.maxRedirects) redirects")
        }
        do {
            return try URLRule.check(target)
        } catch {
            throw FetchError(.refused, url, "leads to \(target.absoluteString), which \(error.reason)")
        }
    }
}

import Foundation
import Logging

/// Asks one address as a guest would: waits for its turn, asks, and after a failure that may pass asks again later.
struct PatientExchange: Sendable {
    let settings: FetchSettings
    let wire: Wire
    let queue: HostQueue
    let cache: ResponseCache?
    let clock: FetchClock
    let logger: Logger
    let onEvent: @Sendable (FetchEvent) -> Void

    /// An answer that is final: a success, a redirect or a refusal; anything else is a `FetchError`.
    func answer(to hop: Hop) async throws -> Answer {
        let key = cache == nil ? nil : ResponseCache.key(hop)
        let kept = key.flatMap { cache?.find($0) }
        var asking = hop
        asking.headers.merge(kept?.validators ?? [:]) { _, ours in ours }
        let answer = try await finalAnswer(to: asking)
        guard let cache, let key else { return answer }
        if answer.status == 304, let kept {
            cache.touch(key, at: clock.now())
            let headers = kept.headers.merging(answer.headers) { _, new in new }
            return Answer(status: 200, headers: headers, body: kept.body, isUnchanged: true)
        }
        cache.store(answer, under: key)
        return answer
    }

    private func finalAnswer(to hop: Hop) async throws -> Answer {
        let rule = RetryRule(maxRetries: settings.maxRetries, base: settings.retryBase, cap: settings.retryCap)
        for attempt in 0... {
            let trouble: Trouble
            switch try await attemptOnce(hop) {
            case .success(let answer): return answer
            case .failure(let found): trouble = found
            }
            guard let backoff = rule.delay(afterAttempt: attempt, random: clock.random()),
                trouble.after ?? .zero <= settings.maxWait
            else { throw trouble.error(hop.address.url, attempts: attempt + 1) }
            logger.debug("asking again later", metadata: ["url": "\(hop.address.url)", "because": "\(trouble.reason)"])
            onEvent(.retrying(hop.address.url, after: max(backoff, trouble.after ?? .zero), because: trouble.reason))
            // A longer wait that the host asked for is waited out in its queue, where it holds for everybody.
            if trouble.after ?? .zero < backoff { try await clock.sleep(backoff) }
        }
        preconditionFailure("the retry rule never ended")
    }

    private func attemptOnce(_ hop: Hop) async throws -> Result<Answer, Trouble> {
        let host = hop.address.host
        let visitor = try await enter(hop)
        let outcome: Result<Answer, any Error>
        do { outcome = .success(try await wire.send(hop)) } catch { outcome = .failure(error) }
        var trouble: Trouble?
        if case .success(let answer) = outcome, RetryRule.mayPass(status: answer.status) {
            trouble = Trouble(answer, now: clock.now())
        }
        let asked = trouble?.after ?? .zero
        queue.leave(visitor, at: host, rest: max(hop.gap, asked), isAsked: asked > hop.gap || hop.isGapAsked)
        switch outcome {
        case .success(let answer): return trouble.map { .failure($0) } ?? .success(answer)
        case .failure(WireFailure.broken(let reason)): return .failure(Trouble(reason: reason))
        case .failure(WireFailure.refused(let reason)): throw FetchError(.refused, hop.address.url, reason)
        case .failure(WireFailure.unusable(let reason)): throw FetchError(.unusable, hop.address.url, reason)
        case .failure(let error): throw error
        }
    }

    private func enter(_ hop: Hop) async throws -> HostSchedule.Visitor {
        do {
            return try await queue.enter(hop.address.host, waitingAtMost: settings.maxWait)
        } catch let busy as HostQueue.TooLong {
            throw FetchError(
                .unavailable(after: busy.wait), hop.address.url,
                "\(hop.address.host) asks to be left alone for another \(busy.wait.inWords)")
        }
    }
}

import Database
import Foundation

extension ClaimedJob {
    /// The end comes first, so that what the outcome writes is not even tried for a job that was lost, and may queue one of
    /// the same unique key.
    func end(as outcome: Outcome, _ handler: JobHandler, in tx: Transaction, now: Date) throws {
        switch outcome.ending {
        case .done: try complete(in: tx, now: now)
        case .snoozed(let time): try snooze(in: tx, until: time)
        case .released: try release(in: tx)
        case .failed(let reason, let retry):
            let isDead = retry == .never || attempt >= maxAttempts
            try fail(in: tx, now: now, reason: reason, retryAt: isDead ? nil : time(of: retry, handler, now: now))
            if isDead, outcome.effects == nil {
                try Death(job: id, attempt: attempt, payload: payload, version: version, reason: reason)
                    .tell(handler, in: tx, now: now)
            }
        }
        try outcome.effects?(tx, now)
    }

    private func time(of retry: Outcome.Retry, _ handler: JobHandler, now: Date) -> Date {
        if case .at(let time) = retry { return time }
        var random = SystemRandomNumberGenerator()
        let delay = handler.backoff.delay(afterAttempt: attempt, using: &random)
        return now.addingTimeInterval(delay / .seconds(1))
    }
}

internal import Foundation
internal import Metrics

/// What a worker counts and times, by kind: made once, because making them costs more than counting.
struct JobMetrics {
    private struct OfKind {
        let wait: Metrics.Timer
        let run: Metrics.Timer
        let done: Counter
        let failed: Counter
        let snoozed: Counter
        let attempts: Counter
    }

    private let kinds: [String: OfKind]
    private let claim = Metrics.Timer(label: "scoutly_job_claim")

    init(kinds: [String]) {
        self.kinds = Dictionary(
            uniqueKeysWithValues: kinds.map { kind in
                let of = [("kind", kind)]
                func ended(_ as: String) -> Counter {
                    Counter(label: "scoutly_jobs_ended", dimensions: of + [("outcome", `as`)])
                }
                return (
                    kind,
                    OfKind(
                        wait: Metrics.Timer(label: "scoutly_job_wait", dimensions: of),
                        run: Metrics.Timer(label: "scoutly_job_run", dimensions: of),
                        done: ended("done"), failed: ended("failed"), snoozed: ended("snoozed"),
                        attempts: Counter(label: "scoutly_job_attempts", dimensions: of))
                )
            })
    }

    func claimed(_ jobs: [ClaimedJob], took: Duration, now: Date) {
        claim.record(duration: took)
        for job in jobs {
            kinds[job.kind]?.attempts.increment()
            kinds[job.kind]?.wait.recordSeconds(max(0, now.timeIntervalSince(job.runAt)))
        }
    }

    func ended(_ job: ClaimedJob, as ending: Outcome.Ending, took: Duration) {
        guard let kind = kinds[job.kind] else { return }
        kind.run.record(duration: took)
        switch ending {
        case .done: kind.done.increment()
        case .failed: kind.failed.increment()
        case .snoozed, .released: kind.snoozed.increment()
        }
    }
}

import Foundation
import Logging

extension Logger {
    /// How an attempt ended. What is not logged is not formatted either: doing nothing takes less time than that.
    func tell(of job: ClaimedJob, _ ending: Outcome.Ending, _ took: Duration) {
        switch ending {
        case .done: info("done", metadata: Self.metadata(job, took))
        case .snoozed(let time):
            info("waits", metadata: Self.metadata(job, took, ["until": "\(time.formatted(.iso8601))"]))
        case .released: info("put back, because the worker stops", metadata: Self.metadata(job, took))
        case .failed(let reason, _): warning("failed", metadata: Self.metadata(job, took, ["error": "\(reason)"]))
        }
    }

    /// The same, but it names the job in each line.
    func naming(_ job: ClaimedJob) -> Logger {
        var logger = self
        for (key, value) in job.metadata { logger[metadataKey: key] = value }
        return logger
    }

    private static func metadata(_ job: ClaimedJob, _ took: Duration, _ more: Metadata = [:]) -> Metadata {
        let seconds = (took / .seconds(1)).formatted(.number.precision(.fractionLength(3)).grouping(.never))
        return job.metadata.merging(more) { $1 }.merging(["took": "\(seconds)s"]) { $1 }
    }
}

extension ClaimedJob {
    /// What a line of the log says of a job.
    fileprivate var metadata: Logger.Metadata {
        ["job": "\(id.rawValue)", "kind": "\(kind)", "attempt": "\(attempt)"]
    }
}

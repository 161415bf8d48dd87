public import Foundation
public import Logging

/// What a job knows of the attempt it runs in.
public struct JobContext: Sendable {
    public let now: @Sendable () -> Date

    private let job: ClaimedJob
    private let workersLogger: Logger

    init(job: ClaimedJob, workersLogger: Logger, now: @escaping @Sendable () -> Date) {
        self.job = job
        self.workersLogger = workersLogger
        self.now = now
    }

    public var id: JobID { job.id }
    /// From 1.
    public var attempt: Int { job.attempt }
    public var maxAttempts: Int { job.maxAttempts }
    public var priority: JobPriority { job.priority }

    /// Names the job in each line. Made when it is asked for: most jobs log nothing.
    public var logger: Logger { workersLogger.naming(job) }
}

internal import Database
internal import Foundation

/// A line in the list of what went wrong with a job.
struct JobFailure {
    /// Of a reason, in Unicode scalars: one letter can have any number of accents.
    static let longestReason = 2_000

    let job: JobID
    let attempt: Int
    private let reason: String

    /// Takes words from anywhere, also those that no database stores.
    init(job: JobID, attempt: Int, reason: String) {
        self.job = job
        self.attempt = attempt
        var words = String.UnicodeScalarView()
        for scalar in reason.unicodeScalars.prefix(Self.longestReason) {
            words.append(scalar.value == 0 ? "\u{FFFD}" : scalar)
        }
        self.reason = String(words)
    }

    func insertion(now: Date) -> SQL {
        """
        INSERT INTO job_error (job, attempt, happened_at, reason)
        VALUES (\(job), \(attempt), \(now), \(reason))
        """
    }
}

internal import Database
internal import Foundation

/// A job that is given up, as its handler is told of it.
struct Death {
    let job: JobID
    let attempt: Int
    let payload: JSON
    let version: Int
    let reason: String

    /// What the handler throws, because it cannot read the payload, say, takes back what it wrote and nothing else: the job
    /// stays dead, and the trouble is kept with its errors.
    func tell(_ handler: JobHandler?, in tx: Transaction, now: Date) throws {
        guard let tell = handler?.afterDeath else { return }
        do {
            try tx.attempt { try tell(payload, version, reason, $0, now) }
        } catch let error as DatabaseError where error.isTransient {
            throw error
        } catch {
            let failure = JobFailure(job: job, attempt: attempt, reason: "what follows its death failed: \(error)")
            try tx.run(failure.insertion(now: now))
        }
    }
}

import Database
import Foundation
import Jobs

/// A job as JSON.
struct JobRecord: Encodable {
    struct Failure: Encodable {
        let attempt: Int
        let at: Date
        let reason: String
    }

    let job: QueueView.Record
    var failures: [Failure]?

    init(_ job: QueueView.Record, failures: [QueueView.Failure]? = nil) {
        self.job = job
        self.failures = failures?.map { Failure(attempt: $0.attempt, at: $0.happenedAt, reason: $0.reason) }
    }

    private enum CodingKeys: String, CodingKey {
        case id, kind, payload, priority, state, runAt, attempt, maxAttempts, uniqueKey, limitKey, worker, leasedUntil
        case createdAt, startedAt, finishedAt, errors
    }

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(job.id.rawValue, forKey: .id)
        try members.encode(job.kind, forKey: .kind)
        try members.encode(job.payload.text, forKey: .payload)
        try members.encode("\(job.priority)", forKey: .priority)
        try members.encode(job.state.rawValue, forKey: .state)
        try members.encode(job.runAt, forKey: .runAt)
        try members.encode(job.attempt, forKey: .attempt)
        try members.encode(job.maxAttempts, forKey: .maxAttempts)
        try members.encode(job.uniqueKey, forKey: .uniqueKey)
        try members.encode(job.limitKey, forKey: .limitKey)
        try members.encode(job.worker, forKey: .worker)
        try members.encode(job.leasedUntil, forKey: .leasedUntil)
        try members.encode(job.createdAt, forKey: .createdAt)
        try members.encode(job.startedAt, forKey: .startedAt)
        try members.encode(job.finishedAt, forKey: .finishedAt)
        try members.encodeIfPresent(failures, forKey: .errors)
    }
}

public import Database
public import Foundation

/// How one kind of job is run.
public struct JobHandler: Sendable {
    public let kind: String
    /// How many one worker runs at a time.
    public var room: Int
    /// After this long an attempt is cancelled and has failed.
    public var timeout: Duration
    public var backoff: Backoff

    let version: Int
    let run: @Sendable (ClaimedJob, JobContext) async throws -> Outcome
    let afterDeath: (@Sendable (JSON, Int, String, Transaction, Date) throws -> Void)?

    /// - Parameters:
    ///   - afterDeath: told, in the same transaction, of a job that is given up and wrote nothing itself: it threw, took too
    ///     long, or killed its process.
    ///   - run: what it throws is a failed attempt, a last one when it is a `PermanentFailure`. It must end soon when its
    ///     task is cancelled.
    public init<Work: Job>(
        _ job: Work.Type, room: Int = 1, timeout: Duration = .seconds(600), backoff: Backoff = Backoff(),
        afterDeath: (@Sendable (Work, String, Transaction, Date) throws -> Void)? = nil,
        run: @escaping @Sendable (Work, JobContext) async throws -> Outcome
    ) {
        precondition(room > 0 && timeout > .zero, "a kind of job without room or time never runs")
        kind = Work.kind
        version = Work.version
        self.room = room
        self.timeout = timeout
        self.backoff = backoff
        self.run = { claimed, context in
            let job: Work
            do {
                job = try Work.decode(claimed.payload, version: claimed.version)
            } catch {
                throw PermanentFailure("its payload cannot be read: \(error)")
            }
            return try await run(job, context)
        }
        if let afterDeath {
            self.afterDeath = { payload, version, reason, tx, now in
                try afterDeath(Work.decode(payload, version: version), reason, tx, now)
            }
        } else {
            self.afterDeath = nil
        }
    }
}

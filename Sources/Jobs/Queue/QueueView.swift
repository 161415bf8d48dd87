public import Database
public import Foundation

/// What a person sees of the queue.
public struct QueueView: Sendable {
    /// How many jobs of a kind are in a state.
    public struct Count: Sendable, Hashable {
        public let kind: String
        public let state: JobState
        public let jobs: Int
        /// When the first of them became due.
        public let oldest: Date
    }

    /// A job as it is kept.
    public struct Record: Sendable {
        public let id: JobID
        public let kind: String
        public let payload: JSON
        public let priority: JobPriority
        public let state: JobState
        public let runAt: Date
        public let attempt: Int
        public let maxAttempts: Int
        public let uniqueKey: String?
        public let limitKey: String?
        public let worker: String?
        public let leasedUntil: Date?
        public let createdAt: Date
        public let startedAt: Date?
        public let finishedAt: Date?
    }

    /// Why an attempt failed.
    public struct Failure: Sendable {
        public let attempt: Int
        public let happenedAt: Date
        public let reason: String
    }

    /// Which jobs are listed; a part that is nil is no condition.
    public struct Filter: Sendable {
        public var kind: String?
        public var state: JobState?
        public var limit: Int

        public init(kind: String? = nil, state: JobState? = nil, limit: Int = 50) {
            self.kind = kind
            self.state = state
            self.limit = limit
        }
    }

    public init() {}

    public func counts(in tx: Transaction) throws -> [Count] {
        try tx.rows("SELECT kind, state, count(*) AS jobs, min(run_at) AS oldest FROM job GROUP BY kind, state").map {
            Count(kind: try $0["kind"], state: try $0["state"], jobs: try $0["jobs"], oldest: try $0["oldest"])
        }
        .sorted { ($0.kind, Self.order($0.state)) < ($1.kind, Self.order($1.state)) }
    }

    /// Those that were queued last come first.
    public func list(_ filter: Filter, in tx: Transaction) throws -> [Record] {
        var conditions: [SQL] = ["true"]
        if let kind = filter.kind { conditions.append("kind = \(kind)") }
        if let state = filter.state { conditions.append("state = \(state)") }
        return try tx.rows(
            """
            SELECT \(Self.columns)
            FROM job
            WHERE \(SQL(joining: conditions, separator: " AND "))
            ORDER BY id DESC
            LIMIT \(filter.limit)
            """
        ).map(Self.record)
    }

    public func find(_ id: JobID, in tx: Transaction) throws -> (job: Record, failures: [Failure])? {
        guard let row = try tx.find("SELECT \(Self.columns) FROM job WHERE id = \(id)") else { return nil }
        let failures = try tx.rows(
            "SELECT attempt, happened_at, reason FROM job_error WHERE job = \(id) ORDER BY happened_at, attempt"
        ).map { Failure(attempt: try $0["attempt"], happenedAt: try $0["happened_at"], reason: try $0["reason"]) }
        return (try Self.record(row), failures)
    }

    private static func order(_ state: JobState) -> Int { JobState.allCases.firstIndex(of: state) ?? 0 }

    private static let columns: SQL = """
        id, kind, payload, priority, state, run_at, attempt, max_attempts, unique_key, limit_key, worker, leased_until,
        created_at, started_at, finished_at
        """

    private static func record(_ row: Row) throws -> Record {
        Record(
            id: try row["id"], kind: try row["kind"], payload: try row["payload"], priority: try row["priority"],
            state: try row["state"], runAt: try row["run_at"], attempt: try row["attempt"],
            maxAttempts: try row["max_attempts"], uniqueKey: try row["unique_key"], limitKey: try row["limit_key"],
            worker: try row["worker"], leasedUntil: try row["leased_until"], createdAt: try row["created_at"],
            startedAt: try row["started_at"], finishedAt: try row["finished_at"])
    }
}

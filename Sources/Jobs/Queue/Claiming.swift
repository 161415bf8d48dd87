public import Database
public import Foundation

/// What a worker asks for: no more than it has room to run, because what lies prefetched in a worker that dies is late.
public struct ClaimRequest: Sendable {
    /// Unique for each start of a process.
    public var worker: String
    /// How many of each kind it can run now.
    public var room: [String: Int]
    /// How many in all.
    public var total: Int
    /// How long it may be silent before others take the jobs.
    public var lease: Duration

    public init(worker: String, room: [String: Int], total: Int, lease: Duration = .seconds(15)) {
        self.worker = worker
        self.room = room
        self.total = total
        self.lease = lease
    }

    /// Takes the jobs that go first, in one statement; workers that ask at the same time get different ones, and none
    /// waits for another but where a kind has a limit over all machines. Nothing of a paused kind is taken.
    public func claim(in tx: Transaction, now: Date) throws -> [ClaimedJob] {
        let room = room.filter { $0.value > 0 }
        if room.isEmpty || total <= 0 { return [] }
        if tx.engine == .postgres { try KindControl.lockLimited(room.keys, in: tx) }
        let jobs = try tx.rows(statement(room, now: now)).map {
            (rank: try $0.value("ranked_at", as: Date.self), job: try ClaimedJob($0))
        }
        return jobs.sorted { ($0.rank, $0.job.id.rawValue) < ($1.rank, $1.job.id.rawValue) }.map(\.job)
    }

    /// States stand in the words of the statement: as bound values they would hide the partial indexes from the planner.
    func statement(_ room: [String: Int], now: Date) -> SQL {
        let firstOfEach: [SQL] = room.sorted { $0.key < $1.key }.map { kind, places in
            """
            SELECT id, ranked_at
            FROM (
                SELECT id, ranked_at
                FROM job
                WHERE state = 'ready' AND kind = \(kind)
                ORDER BY ranked_at, id
                LIMIT \(KindControl.places(of: kind, atMost: min(places, total)))
                \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            ) AS first
            """
        }
        return """
            WITH next AS MATERIALIZED (
                SELECT id
                FROM (\(SQL(joining: firstOfEach, separator: " UNION ALL "))) AS candidate
                ORDER BY ranked_at, id
                LIMIT \(total)
            )
            UPDATE job
            SET state = 'running', attempt = attempt + 1, token = token + 1, worker = \(worker),
                leased_until = \(now.addingTimeInterval(lease / .seconds(1))), started_at = \(now)
            WHERE id IN (SELECT id FROM next)
            RETURNING id, kind, version, payload, priority, attempt, max_attempts, limit_key, run_at, ranked_at, token
            """
    }
}

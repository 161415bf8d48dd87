import Database
import Foundation
import Jobs

/// What the queue should do, said a second time and as simply as can be: all jobs in one dictionary, and loops over it.
struct QueueModel {
    struct Entry: Equatable {
        var id: JobID
        var kind: String
        var priority: JobPriority
        var state: JobState
        var runAt: Date
        var rankedAt: Date
        var uniqueKey: String?
        var limitKey: String?
        var attempt = 0
        var maxAttempts: Int
        var token = 0
        var worker: String?
        var leasedUntil: Date?
        var finishedAt: Date?
        var errors = 0

        var isWaiting: Bool { [.scheduled, .blocked, .ready].contains(state) }
        var isOver: Bool { [.done, .dead, .cancelled].contains(state) }
        var holdsKey: Bool { limitKey != nil && (state == .ready || state == .running) }
    }

    static let aging = Aging(limit: .seconds(1_000))

    var jobs: [JobID: Entry] = [:]
    var paused: Set<String> = []
    var limits: [String: Int] = [:]

    func first(_ condition: (Entry) -> Bool) -> [Entry] {
        jobs.values.filter(condition).sorted { ($0.rankedAt, $0.id.rawValue) < ($1.rankedAt, $1.id.rawValue) }
    }

    // MARK: Waiting

    func isQueued(_ kind: String, _ uniqueKey: String?) -> Bool {
        uniqueKey != nil && jobs.values.contains { $0.kind == kind && $0.uniqueKey == uniqueKey && !$0.isOver }
    }

    mutating func add(_ parcel: QueueOperation.Parcel, id: JobID, state: JobState, due: Date) {
        jobs[id] = Entry(
            id: id, kind: parcel.kind, priority: parcel.priority, state: state, runAt: due,
            rankedAt: Self.aging.rank(parcel.priority, due: due), uniqueKey: parcel.uniqueKey,
            limitKey: parcel.limitKey, maxAttempts: parcel.maxAttempts)
    }

    mutating func hasten(_ kind: String, _ uniqueKey: String?, _ priority: JobPriority, now: Date) -> JobID? {
        let found = jobs.values.first {
            $0.kind == kind && uniqueKey != nil && $0.uniqueKey == uniqueKey && $0.isWaiting
        }
        guard let id = found?.id, var job = found else { return nil }
        if job.state != .ready { job.state = .scheduled }
        job.priority = JobPriority(rawValue: min(job.priority.rawValue, priority.rawValue))!
        job.runAt = min(job.runAt, now)
        job.rankedAt = min(job.rankedAt, Self.aging.rank(priority, due: job.runAt))
        jobs[id] = job
        return id
    }

    mutating func stage(batch: Int, now: Date) -> (due: Int, next: Date?) {
        let due = jobs.values.filter { $0.state == .scheduled && $0.runAt <= now }.sorted { $0.runAt < $1.runAt }
            .prefix(batch)
        for job in due { jobs[job.id]!.state = job.limitKey == nil ? .ready : .blocked }
        settle(due.compactMap(\.limitKey))
        return (due.count, jobs.values.filter { $0.state == .scheduled }.map(\.runAt).min())
    }

    mutating func settle(_ keys: [String]) {
        for key in Set(keys) {
            let inLine = first { $0.limitKey == key && ($0.state == .blocked || $0.state == .ready) }
            if jobs.values.contains(where: { $0.limitKey == key && $0.state == .running }) { continue }
            for (place, job) in inLine.enumerated() { jobs[job.id]!.state = place == 0 ? .ready : .blocked }
        }
    }

    // MARK: Running

    mutating func claim(_ request: ClaimRequest, now: Date) -> [JobID] {
        let candidates = request.room.flatMap { kind, room in
            let running = jobs.values.count { $0.kind == kind && $0.state == .running }
            let places =
                paused.contains(kind) ? 0 : max(0, min(room, request.total, limits[kind].map { $0 - running } ?? room))
            return first { $0.kind == kind && $0.state == .ready }.prefix(places).map(\.id)
        }
        let claimed = first { candidates.contains($0.id) }.prefix(request.total).map(\.id)
        for id in claimed {
            jobs[id]!.state = .running
            jobs[id]!.attempt += 1
            jobs[id]!.token += 1
            jobs[id]!.worker = request.worker
            jobs[id]!.leasedUntil = now.addingTimeInterval(request.lease / .seconds(1))
        }
        return claimed
    }

    /// Whether a claim still counts.
    func holds(_ claim: ClaimedJob) -> Bool {
        jobs[claim.id].map { $0.state == .running && $0.token == claim.token } ?? false
    }

    /// Takes the job from its worker.
    mutating func leave(_ id: JobID, _ state: JobState, finishedAt: Date? = nil, settles: Bool = true) {
        jobs[id]!.state = state
        jobs[id]!.worker = nil
        jobs[id]!.leasedUntil = nil
        jobs[id]!.finishedAt = finishedAt
        if settles, let key = jobs[id]!.limitKey { settle([key]) }
    }

    mutating func schedule(_ id: JobID, at time: Date) {
        jobs[id]!.rankedAt += time.timeIntervalSince(jobs[id]!.runAt)
        jobs[id]!.runAt = time
        leave(id, .scheduled)
    }

    mutating func fail(_ id: JobID, now: Date, retryAt: Date?) {
        jobs[id]!.errors += 1
        if let retryAt, jobs[id]!.attempt < jobs[id]!.maxAttempts {
            schedule(id, at: retryAt)
        } else {
            leave(id, .dead, finishedAt: now)
        }
    }

    mutating func giveBack(_ ids: [JobID], worker: String) {
        for id in ids where jobs[id]?.state == .running && jobs[id]?.worker == worker {
            jobs[id]!.attempt -= 1
            leave(id, .ready, settles: false)
        }
    }

    mutating func rescue(longestLease: TimeInterval, now: Date) -> (rescued: Int, dead: Int) {
        var (rescued, dead) = (0, 0)
        for job in jobs.values where job.state == .running {
            let end = min(job.leasedUntil!, now.addingTimeInterval(longestLease))
            jobs[job.id]!.leasedUntil = end
            if end > now { continue }
            jobs[job.id]!.errors += 1
            if job.attempt < job.maxAttempts {
                rescued += 1
                leave(job.id, .ready, settles: false)
            } else {
                dead += 1
                leave(job.id, .dead, finishedAt: now)
            }
        }
        return (rescued, dead)
    }

    // MARK: By hand

    mutating func cancel(_ ids: [JobID], now: Date) -> Int {
        let open = ids.filter { jobs[$0].map { !$0.isOver } ?? false }
        for id in open { leave(id, .cancelled, finishedAt: now, settles: false) }
        settle(open.compactMap { jobs[$0]!.limitKey })
        return open.count
    }

    mutating func retry(_ id: JobID, now: Date) -> Int {
        guard let job = jobs[id], job.state == .dead || job.state == .cancelled, !isQueued(job.kind, job.uniqueKey)
        else { return 0 }
        jobs[id]!.attempt = 0
        jobs[id]!.finishedAt = nil
        jobs[id]!.rankedAt += now.timeIntervalSince(job.runAt)
        jobs[id]!.runAt = now
        jobs[id]!.state = .scheduled
        return 1
    }

    mutating func delete(_ condition: (Entry) -> Bool) -> Int {
        let gone = jobs.values.filter { $0.isOver && condition($0) }
        for job in gone { jobs[job.id] = nil }
        return gone.count
    }
}

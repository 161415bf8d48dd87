/// What a worker runs, what it has room for, and what has ended without being written yet. A pure rule: the worker puts a
/// lock around it.
struct Slots {
    /// Why an attempt was told to stop.
    enum Stop {
        case timeout
        /// The job is no longer the worker's.
        case lost
        case shutdown
    }

    struct Running {
        let job: ClaimedJob
        let started: ContinuousClock.Instant
        let deadline: ContinuousClock.Instant
        var task: Task<Void, Never>?
        var stop: Stop?
    }

    /// By token, too: a job that was lost and claimed again runs twice for a while.
    struct Key: Hashable {
        let id: JobID
        let token: Int

        init(_ job: ClaimedJob) {
            id = job.id
            token = job.token
        }
    }

    /// What one transaction is to write as done, and for which kinds of jobs it may claim how many, and how many in all.
    struct Exchange {
        let done: [ClaimedJob]
        let room: [String: Int]
        let total: Int
        fileprivate let number: Int
    }

    private let rooms: [String: Int]
    private let batch: Int
    private var used: [String: Int] = [:]
    private var running: [Key: Running] = [:]
    private var done: [ClaimedJob] = []
    private var exchanges: [Int: Exchange] = [:]
    private var begun = 0

    init(rooms: [String: Int], batch: Int) {
        self.rooms = rooms
        self.batch = batch
    }

    var isEmpty: Bool { running.isEmpty && done.isEmpty && exchanges.isEmpty }
    var count: Int { running.count }
    var hasDone: Bool { !done.isEmpty }
    var tasks: [Task<Void, Never>] { running.values.compactMap(\.task) }
    var jobs: [ClaimedJob] { running.values.map(\.job) }

    /// Hands out what is to be written, and the room that others under way have not been given; `end` must follow.
    ///
    /// - Returns: nil when there is neither.
    mutating func begin(claims: Bool) -> Exchange? {
        var room: [String: Int] = [:]
        if claims {
            let asked = exchanges.values.map(\.room)
            for (kind, most) in rooms {
                let free = asked.reduce(most - used[kind, default: 0]) { $0 - $1[kind, default: 0] }
                if free > 0 { room[kind] = min(free, batch) }
            }
        }
        if done.isEmpty && room.isEmpty { return nil }
        begun += 1
        let exchange = Exchange(
            done: done, room: room, total: min(batch, room.values.reduce(0, +)), number: begun)
        exchanges[begun] = exchange
        done = []
        return exchange
    }

    /// - Parameter isWritten: false when what was done is to be written by another.
    mutating func end(_ exchange: Exchange, isWritten: Bool) {
        exchanges[exchange.number] = nil
        if !isWritten { done = exchange.done + done }
    }

    /// - Parameter time: when they were claimed.
    mutating func start(
        _ jobs: [(job: ClaimedJob, deadline: ContinuousClock.Instant)], at time: ContinuousClock.Instant
    ) {
        let claimed = Set(jobs.map(\.job.id))
        for key in running.keys where claimed.contains(key.id) { stop(key, .lost) }
        for (job, deadline) in jobs {
            running[Key(job)] = Running(job: job, started: time, deadline: deadline)
            used[job.kind, default: 0] += 1
        }
    }

    mutating func attach(_ task: Task<Void, Never>, to job: ClaimedJob) {
        running[Key(job)]?.task = task
        if running[Key(job)]?.stop != nil { task.cancel() }
    }

    /// Why it was told to stop, if it was.
    func stop(of job: ClaimedJob) -> Stop? { running[Key(job)]?.stop }

    /// It has ended and is written: its room is free.
    mutating func end(_ job: ClaimedJob) {
        guard running.removeValue(forKey: Key(job)) != nil else { return }
        used[job.kind, default: 1] -= 1
    }

    /// It has ended with nothing to write but that.
    mutating func endDone(_ job: ClaimedJob) {
        end(job)
        done.append(job)
    }

    /// Compares with what the database says the worker holds: stops what it no longer does.
    ///
    /// - Parameters:
    ///   - held: the token of each job.
    ///   - time: before the database was asked; it may not know of what was claimed since.
    /// - Returns: of `held`, what nobody here knows of.
    mutating func compare(with held: [JobID: Int], asOf time: ContinuousClock.Instant) -> [JobID: Int] {
        for (key, attempt) in running where attempt.started < time && held[key.id] != key.token { stop(key, .lost) }
        let known = Set(running.keys.map(\.id)).union((done + exchanges.values.flatMap(\.done)).map(\.id))
        return held.filter { !known.contains($0.key) }
    }

    /// Stops what has run longer than it may.
    ///
    /// - Returns: what goes on long after that, and counts as lost now: its failure is to be written without it.
    mutating func stopOverdue(now: ContinuousClock.Instant, obstinacy: Duration) -> [ClaimedJob] {
        for (key, attempt) in running where attempt.deadline <= now && attempt.stop == nil { stop(key, .timeout) }
        let obstinate = running.filter { $0.value.stop == .timeout && $0.value.deadline + obstinacy <= now }
        for key in obstinate.keys { running[key]?.stop = .lost }
        return obstinate.values.map(\.job)
    }

    mutating func stopAll() {
        for key in running.keys where running[key]?.stop == nil { stop(key, .shutdown) }
    }

    private mutating func stop(_ key: Key, _ why: Stop) {
        running[key]?.stop = why
        running[key]?.task?.cancel()
    }
}

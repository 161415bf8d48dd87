import Database
import Foundation
@testable import Jobs

/// Does the same to a queue and to its model, and tells where they part.
struct QueueTrial {
    /// Queue and model are not the same any more.
    struct Disagreement: Error, CustomStringConvertible {
        let description: String
    }

    private struct TakenBack: Error {}

    let database: Database
    private(set) var model = QueueModel()
    private var claims: [(worker: String, job: ClaimedJob)] = []
    private var now = QueueDatabase.now

    /// Empties the database.
    init(_ database: Database) async throws {
        self.database = database
        try await database.write { tx in
            try tx.run("DELETE FROM job")
            try tx.run("DELETE FROM job_kind")
        }
    }

    mutating func perform(_ operation: QueueOperation) async throws {
        // No two things happen in the same microsecond, so that what comes first is never a matter of luck.
        now += 0.001
        if case .clock(let seconds) = operation { now += seconds }
        now = Self.stored(now)
        let before = model
        var statement = statement(operation)
        var isTakenBack = false
        if case .takenBack(let inner) = operation {
            isTakenBack = true
            statement = self.statement(inner)
        }
        let (run, takesBack) = (statement, isTakenBack)
        do {
            let answer = try await database.write { tx in
                let answer = try run(tx)
                if takesBack { throw TakenBack() }
                return answer
            }
            try take(answer, of: operation)
        } catch is TakenBack {
            model = before
        } catch is ClaimLost {
            try agree(operation, false, holdsClaim(operation))
        }
        // Else what is lost when fractions are added would add up.
        model.jobs = model.jobs.mapValues(\.stored)
        try await compare(after: operation)
    }

    // MARK: The queue

    /// What the queue says to an operation.
    private enum Answer: Sendable {
        case none
        case id(JobID?)
        case ids([JobID])
        case count(Int)
        case counts(Int, Int)
        case due(Int, next: Date?)
        case claimed([ClaimedJob])
        case held([JobID: Int])
    }

    private func statement(_ operation: QueueOperation) -> @Sendable (Transaction) throws -> Answer {
        let (now, claims, known) = (now, claims, knownJobs)
        let aging = QueueModel.aging
        return { tx in
            switch operation {
            case .enqueue(let parcel):
                let runAt = parcel.delay.map { now.addingTimeInterval($0) }
                return .id(
                    try parcel.kind == Letter.kind
                        ? Letter(uniqueKey: parcel.uniqueKey, limitKey: parcel.limitKey)
                            .enqueue(in: tx, now: now, priority: parcel.priority, runAt: runAt, aging: aging)
                        : Crate(uniqueKey: parcel.uniqueKey, limitKey: parcel.limitKey)
                            .enqueue(in: tx, now: now, priority: parcel.priority, runAt: runAt, aging: aging))
            case .enqueueEach(let parcels):
                let last = try tx.value("SELECT coalesce(max(id), 0) FROM job", as: Int.self)
                let rows = try Self.rows(parcels, now: now)
                let count =
                    try parcels[0].kind == Letter.kind
                    ? Letter.enqueue(each: rows, in: tx, now: now, aging: aging)
                    : Crate.enqueue(each: rows, in: tx, now: now, aging: aging)
                let ids = try tx.rows("SELECT id FROM job WHERE id > \(last) ORDER BY run_at, id").map {
                    try $0.value("id", as: JobID.self)
                }
                if ids.count != count { throw Disagreement(description: "queued \(ids.count) and said \(count)") }
                return .ids(ids)
            case .hasten(let kind, let uniqueKey, let priority):
                return .id(
                    try kind == Letter.kind
                        ? Letter(uniqueKey: uniqueKey).hasten(in: tx, now: now, priority: priority, aging: aging)
                        : Crate(uniqueKey: uniqueKey).hasten(in: tx, now: now, priority: priority, aging: aging))
            case .stage(let batch):
                let (due, next) = try Stager(batch: batch).runOnce(in: tx, now: now)
                return .due(due, next: next)
            case .claim:
                return .claimed(try Self.request(operation).claim(in: tx, now: now))
            case .end(let claim, let ending):
                guard !claims.isEmpty else { return .none }
                let job = claims[claim % claims.count].job
                switch ending {
                case .complete: try job.complete(in: tx, now: now)
                case .fail(let delay):
                    try job.fail(
                        in: tx, now: now, reason: "torn", retryAt: delay.map { now.addingTimeInterval($0) })
                case .snooze(let delay): try job.snooze(in: tx, until: now.addingTimeInterval(delay))
                case .release: try job.release(in: tx)
                }
                return .none
            case .completeMany:
                return .count(try Self.completion(operation, claims).run(in: tx, now: now))
            case .heartbeat(let worker):
                return .held(
                    try Heartbeat(worker: QueueOperation.workers[worker], lease: .seconds(15)).runOnce(in: tx, now: now)
                )
            case .giveBack(let worker, let job):
                try Heartbeat(worker: QueueOperation.workers[worker]).giveBack(Self.pick([job], known), in: tx)
                return .none
            case .rescue:
                let (rescued, dead) = try Rescuer().runOnce(in: tx, now: now)
                return .counts(rescued, dead)
            case .cancel(let jobs): return .count(try Intervention(Self.pick(jobs, known)).cancel(in: tx, now: now))
            case .retry(let job): return .count(try Intervention(Self.pick([job], known)).retry(in: tx, now: now))
            case .discard(let jobs): return .count(try Intervention(Self.pick(jobs, known)).discard(in: tx))
            case .pause(let kind): try KindControl.pause(kind, in: tx)
            case .resume(let kind): try KindControl.resume(kind, in: tx)
            case .limit(let kind, let most): try KindControl.limit(kind, to: most, in: tx)
            case .prune(let done, let dead):
                return .count(
                    try Pruner(keepsDone: .seconds(done), keepsDead: .seconds(dead)).runOnce(in: tx, now: now))
            case .clock, .takenBack: break
            }
            return .none
        }
    }

    // MARK: The model

    /// Does the operation in the model and compares what both said.
    private mutating func take(_ answer: Answer, of operation: QueueOperation) throws {
        switch (operation, answer) {
        case (.enqueue(let parcel), .id(let id)):
            let isNew = !model.isQueued(parcel.kind, parcel.uniqueKey)
            try agree(operation, id != nil, isNew)
            if let id { add(parcel, id, earliest: now) }
        case (.enqueueEach(let parcels), .ids(let ids)):
            var fresh: [QueueOperation.Parcel] = []
            for (place, parcel) in Self.inTurn(parcels).enumerated() {
                guard !model.isQueued(parcel.kind, parcel.uniqueKey) else { continue }
                // Until its number is known; the keys of the batch must not meet.
                add(parcel, JobID(rawValue: -1 - place), earliest: nil)
                fresh.append(parcel)
            }
            for job in model.jobs.keys where job.rawValue < 0 { model.jobs[job] = nil }
            try agree(operation, ids.count, fresh.count)
            let due = fresh.sorted { $0.delay! < $1.delay! }
            for (parcel, id) in zip(due, ids) { add(parcel, id, earliest: nil) }
        case (.hasten(let kind, let key, let priority), .id(let id)):
            try agree(operation, id, model.hasten(kind, key, priority, now: now))
        case (.stage(let batch), .due(let due, let next)):
            let expected = model.stage(batch: batch, now: now)
            try agree(operation, due, expected.due)
            try agree(operation, next.map(Self.stored), expected.next.map(Self.stored))
        case (.claim, .claimed(let jobs)):
            let request = Self.request(operation)
            try agree(operation, jobs.map(\.id), model.claim(request, now: now))
            claims += jobs.map { (request.worker, $0) }
        case (.end(let claim, let ending), _) where !claims.isEmpty:
            let job = claims[claim % claims.count].job
            try agree(operation, true, model.holds(job))
            switch ending {
            case .complete: model.leave(job.id, .done, finishedAt: now)
            case .fail(let delay): model.fail(job.id, now: now, retryAt: delay.map { now.addingTimeInterval($0) })
            case .snooze(let delay):
                model.jobs[job.id]!.attempt -= 1
                model.schedule(job.id, at: now.addingTimeInterval(delay))
            case .release:
                model.jobs[job.id]!.attempt -= 1
                model.leave(job.id, .ready)
            }
        case (.completeMany, .count(let count)):
            let completion = Self.completion(operation, claims)
            let held = completion.jobs.filter(model.holds)
            try agree(operation, count, held.count)
            for job in held { model.leave(job.id, .done, finishedAt: now) }
        case (.heartbeat(let worker), .held(let held)):
            let own = model.jobs.values.filter { $0.worker == QueueOperation.workers[worker] }
            try agree(operation, held, Dictionary(uniqueKeysWithValues: own.map { ($0.id, $0.token) }))
            for job in own { model.jobs[job.id]!.leasedUntil = now.addingTimeInterval(15) }
        case (.giveBack(let worker, let job), _):
            model.giveBack(Self.pick([job], knownJobs), worker: QueueOperation.workers[worker])
        case (.rescue, .counts(let rescued, let dead)):
            let expected = model.rescue(longestLease: 60, now: now)
            try agree(operation, [rescued, dead], [expected.rescued, expected.dead])
        case (.cancel(let jobs), .count(let count)):
            try agree(operation, count, model.cancel(Array(Set(Self.pick(jobs, knownJobs))), now: now))
        case (.retry(let job), .count(let count)):
            try agree(operation, count, Self.pick([job], knownJobs).reduce(0) { $0 + model.retry($1, now: now) })
        case (.discard(let jobs), .count(let count)):
            let picked = Self.pick(jobs, knownJobs)
            try agree(operation, count, model.delete { picked.contains($0.id) })
        case (.prune(let done, let dead), .count(let count)):
            let now = now
            let expected = model.delete { $0.finishedAt! < now.addingTimeInterval($0.state == .dead ? -dead : -done) }
            try agree(operation, count, expected)
        case (.pause(let kind), _): model.paused.insert(kind)
        case (.resume(let kind), _): model.paused.remove(kind)
        case (.limit(let kind, let most), _): model.limits[kind] = most
        default: break
        }
    }

    private mutating func add(_ parcel: QueueOperation.Parcel, _ id: JobID, earliest: Date?) {
        let runAt = parcel.delay.map { now.addingTimeInterval($0) } ?? now
        let due = earliest.map { max($0, runAt) } ?? runAt
        let isReady = earliest != nil && due <= now && parcel.limitKey == nil
        model.add(parcel, id: id, state: isReady ? .ready : .scheduled, due: due)
    }

    private func holdsClaim(_ operation: QueueOperation) -> Bool {
        switch operation {
        case .end(let claim, _): !claims.isEmpty && model.holds(claims[claim % claims.count].job)
        case .takenBack(let inner): holdsClaim(inner)
        default: true
        }
    }

    // MARK: What operations mean here

    /// Every job that was ever claimed or is kept, in an order that the same operations give again.
    private var knownJobs: [JobID] {
        Set(claims.map(\.job.id)).union(model.jobs.keys).sorted { $0.rawValue < $1.rawValue }
    }

    private static func pick(_ numbers: [Int], _ known: [JobID]) -> [JobID] {
        known.isEmpty ? [] : numbers.map { known[$0 % known.count] }
    }

    private static func request(_ operation: QueueOperation) -> ClaimRequest {
        guard case .claim(let worker, let letters, let crates, let total, let lease) = operation else {
            preconditionFailure("no claim")
        }
        return ClaimRequest(
            worker: QueueOperation.workers[worker], room: [Letter.kind: letters, Crate.kind: crates], total: total,
            lease: .seconds(lease))
    }

    /// Of a worker's claims those that such a statement is for: the latest of each job, without limit keys.
    private static func completion(
        _ operation: QueueOperation, _ claims: [(worker: String, job: ClaimedJob)]
    ) -> Completion {
        guard case .completeMany(let worker, let most) = operation else { preconditionFailure("no completion") }
        let name = QueueOperation.workers[worker]
        let own = claims.filter { $0.worker == name && $0.job.limitKey == nil }.map(\.job)
        let latest = Dictionary(grouping: own, by: \.id).compactMap { $1.max { $0.token < $1.token } }
        return Completion(worker: name, jobs: Array(latest.sorted { $0.id.rawValue > $1.id.rawValue }.prefix(most)))
    }

    /// In the order of the query: of two with one unique key the first is queued.
    private static func inTurn(_ parcels: [QueueOperation.Parcel]) -> [QueueOperation.Parcel] {
        parcels.enumerated().map { place, parcel in
            var parcel = parcel
            parcel.kind = parcels[0].kind
            // No two become due together.
            parcel.delay = (parcel.delay ?? 0) + Double(place) / 100_000
            return parcel
        }
    }

    private static func rows(_ parcels: [QueueOperation.Parcel], now: Date) throws -> SQL {
        SQL(
            joining: try inTurn(parcels).map { parcel in
                try """
                SELECT \(JSON(encoding: Letter(uniqueKey: parcel.uniqueKey, limitKey: parcel.limitKey))) AS payload,
                    \(parcel.priority) AS priority, \(now.addingTimeInterval(parcel.delay!)) AS run_at,
                    \(parcel.uniqueKey) AS unique_key, \(parcel.limitKey) AS limit_key
                """
            }, separator: " UNION ALL ")
    }

    // MARK: Comparing

    private func agree<Value: Equatable>(_ operation: QueueOperation, _ queue: Value, _ model: Value) throws {
        if queue != model {
            throw Disagreement(description: "\(operation): the queue says \(queue), the model \(model)")
        }
    }

    private func compare(after operation: QueueOperation) async throws {
        let kept = try await database.read { tx in
            try tx.rows(
                """
                SELECT job.*, (SELECT count(*) FROM job_error WHERE job_error.job = job.id) AS errors
                FROM job
                """
            ).map(QueueModel.Entry.init)
        }
        for entry in kept {
            let expected = model.jobs[entry.id]
            if entry != expected {
                let model = expected.map { "\($0)" } ?? "nothing"
                throw Disagreement(description: "after \(operation)\n  queue: \(entry)\n  model: \(model)")
            }
        }
        let lost = Set(model.jobs.keys).subtracting(kept.map(\.id))
        if !lost.isEmpty { throw Disagreement(description: "after \(operation): the queue has lost \(lost)") }
        if let broken = Self.brokenRule(kept) { throw Disagreement(description: "after \(operation): \(broken)") }
    }

    /// What must be so whatever the model says.
    private static func brokenRule(_ jobs: [QueueModel.Entry]) -> String? {
        let holders = Dictionary(grouping: jobs.filter(\.holdsKey), by: { $0.limitKey! })
        if let key = holders.first(where: { $1.count > 1 })?.key { return "two hold the key \(key)" }
        let unique = Dictionary(
            grouping: jobs.filter { !$0.isOver && $0.uniqueKey != nil }, by: { [$0.kind, $0.uniqueKey!] })
        if let key = unique.first(where: { $1.count > 1 })?.key { return "two are queued of \(key)" }
        if let job = jobs.first(where: { $0.state == .blocked && holders[$0.limitKey!] == nil }) {
            return "\(job.id) is blocked by nobody"
        }
        return nil
    }

    fileprivate static func stored(_ date: Date) -> Date { Date(cell: date.cell) ?? date }
}

extension QueueModel.Entry {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row["id"], kind: try row["kind"], priority: try row["priority"], state: try row["state"],
            runAt: try row["run_at"], rankedAt: try row["ranked_at"], uniqueKey: try row["unique_key"],
            limitKey: try row["limit_key"], attempt: try row["attempt"], maxAttempts: try row["max_attempts"],
            token: try row["token"], worker: try row["worker"], leasedUntil: try row["leased_until"],
            finishedAt: try row["finished_at"], errors: try row["errors"])
    }

    /// With times as a database keeps them.
    fileprivate var stored: Self {
        var entry = self
        entry.runAt = QueueTrial.stored(runAt)
        entry.rankedAt = QueueTrial.stored(rankedAt)
        entry.leasedUntil = leasedUntil.map(QueueTrial.stored)
        entry.finishedAt = finishedAt.map(QueueTrial.stored)
        return entry
    }
}

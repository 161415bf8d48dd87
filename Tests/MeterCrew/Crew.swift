import Database
import DatabaseTestSupport
import Domain
import Foundation
import Metering

/// Two workers that share jobs with those of other processes: each asks until all jobs have an answer.
struct Crew: Sendable {
    let location: Database.Location
    let port: UInt16
    let jobs: Int
    let meter: Meter
    let limits: ModelLimits
    let timeout: Duration

    init(engine: String, place: String, numbers: [Double]) {
        location = Self.patient(Database.Location(engine, place))
        port = UInt16(numbers[0])
        jobs = Int(numbers[1])
        var rule = GateRule()
        rule.afterLimit = HostBreaker(failures: 1, first: .milliseconds(50), longest: .milliseconds(400))
        rule.afterFailures = HostBreaker(failures: 3, first: .milliseconds(50), longest: .milliseconds(400))
        meter = Meter(window: .seconds(numbers[2]), rule: rule)
        limits = ModelLimits(
            requestsPerMinute: Int(numbers[3]), tokensPerMinute: Int(numbers[4]), concurrentCalls: Int(numbers[5]))
        timeout = .seconds(numbers[6])
    }

    /// However slow the machine is, no statement is given up.
    private static func patient(_ location: Database.Location) -> Database.Location {
        switch location {
        case .sqlite(var settings):
            settings.busyTimeout = .seconds(300)
            return .sqlite(settings)
        case .postgres(var settings):
            settings.statementTimeout = .seconds(300)
            settings.maxConnections = 2
            return .postgres(settings)
        }
    }

    func work() async throws {
        let database = try await Database.open(location)
        try await withThrowingTaskGroup { group in
            for worker in 0..<2 { group.addTask { try await work(as: "\(getpid())-\(worker)", database) } }
            try await group.waitForAll()
        }
        await database.close()
    }

    private func work(as worker: String, _ database: Database) async throws {
        var agenda = (0..<jobs).shuffled().map { (at: Date.distantPast, job: $0) }
        while let next = agenda.indices.min(by: { agenda[$0].at < agenda[$1].at }) {
            let (time, job) = agenda.remove(at: next)
            let wait = time.timeIntervalSinceNow
            if wait > 0 { try await Task.sleep(for: .seconds(wait)) }
            if let again = try await attempt(job, worker, database) { agenda.append((again, job)) }
        }
    }

    /// - Returns: when to come back; nil when there is nothing left to do.
    private func attempt(_ job: Int, _ worker: String, _ database: Database) async throws -> Date? {
        let question = AnswerKey(job: job)
        let call = PlannedCall(
            access: ModelAccess(provider: "crew", key: "key", model: "model"), limits: limits,
            estimate: TokenUsage(input: 80 + job % 50, output: 20), timeout: timeout, operation: "test",
            ticket: "\(job)")
        let standing = try await database.write {
            try Answers.take(question, asker: worker, lease: timeout * 2, in: $0, now: Date())
        }
        switch standing {
        case .answered: return nil
        case .asked: return Date(timeIntervalSinceNow: 0.2)
        case .yours: break
        }
        switch try await database.write({ try meter.reserve(call, in: $0) }) {
        case .granted(let reservation):
            let ending = reservation.leasedUntil < Date() ? .unsent : await ask(job, call.estimate.total)
            return try await database.write { tx in
                try meter.settle(reservation, ending, in: tx)
                guard case .answered = ending else { return Date() }
                try Answers.keep(JSON(encoding: ["job": job]), to: question, in: tx, now: Date())
                return nil
            }
        case .wait(let wait):
            try await database.write { try Answers.release(question, asker: worker, in: $0) }
            return wait.until
        case .spent, .tooLarge: throw CocoaError(.featureUnsupported)
        }
    }

    /// On a thread that may block.
    private func ask(_ job: Int, _ estimate: Int) async -> CallEnding {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: Self.ending(of: reply(to: "call \(job) \(estimate)")))
            }
        }
    }

    private func reply(to line: String) -> String? {
        guard let socket = try? Socket.connected(to: port) else { return nil }
        defer { socket.close() }
        socket.send(line)
        return socket.line()
    }

    private static func ending(of reply: String?) -> CallEnding {
        let words = reply?.split(separator: " ") ?? []
        let number = words.dropFirst().first.flatMap { Double($0) }
        switch (words.first, number) {
        case ("200", let tokens?): return .answered(TokenUsage(input: Int(tokens), output: 0))
        case ("429", let pause?): return .limited(.lasting(.seconds(pause)))
        case ("429", nil): return .limited(.unknown)
        case ("500", _): return .failed()
        default: return .unanswered
        }
    }
}

extension AnswerKey {
    /// The numbers are the jobs' own, so that processes mean the same.
    fileprivate init(job: Int) {
        var hasher = ContentHasher()
        hasher.combine("\(job)")
        let hash = hasher.finish()
        self.init(profile: hash, posting: hash, prompt: "test-1", model: "crew/model")
    }
}

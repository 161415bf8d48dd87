import Database
import Foundation
import Jobs
import Logging

/// A worker in this process, with a stager beside it.
enum RunningWorker {
    static var silent: Logger {
        var logger = Logger(label: "test")
        logger.logLevel =
            ProcessInfo.processInfo.environment["TEST_LOG"].flatMap { Logger.Level(rawValue: $0) } ?? .critical
        return logger
    }

    /// Lets it work for as long as `body` runs; then cancels it, and comes back when it has stopped.
    static func run(
        _ handlers: [JobHandler], in database: Database, settings: WorkerSettings = WorkerSettings(),
        now: @escaping @Sendable () -> Date = { Date() }, _ body: () async throws -> Void
    ) async throws {
        let worker = Worker(database, handlers: handlers, settings: settings, logger: silent, now: now)
        let stager = Chores(database, logger: silent, now: now).staging()
        try await withThrowingTaskGroup { group in
            group.addTask { try await worker.run() }
            group.addTask { try await stager.run() }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}

extension Database {
    /// Looks until the jobs are in these states; the suite's time limit ends it.
    func reach(_ wanted: [JobState: Int]) async throws {
        while try await states() != wanted { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// Why attempts failed, in the order of time.
    func reasons() async throws -> [String] {
        try await read { tx in
            try tx.rows("SELECT reason FROM job_error ORDER BY happened_at, attempt").map { try $0["reason"] }
        }
    }
}

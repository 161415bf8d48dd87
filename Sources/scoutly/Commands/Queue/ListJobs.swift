import ArgumentParser
import Database
import Foundation
import Jobs
import Store

/// `scoutly queue list`
struct ListJobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List jobs, those that were queued last first.")

    @Option(help: "Only of this kind: scrape, match, ….")
    var kind: String?

    @Option(help: "Only in this state: scheduled, blocked, ready, running, done, dead or cancelled.")
    var state: JobState?

    @Option(help: "At most so many.")
    var limit = 50

    @OptionGroup var list: ListOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit is \(limit); 1 or more belongs there") }
    }

    func run() async throws {
        try await Installation.with { installation in
            let filter = QueueView.Filter(kind: kind, state: state, limit: limit)
            let (jobs, names) = try await installation.database.read { tx in
                let jobs = try QueueView().list(filter, in: tx)
                return (jobs, try Companies.names(of: Set(jobs.compactMap(\.company)), in: tx))
            }
            try list.show(jobs.map { JobRecord($0) }) { Self.table(jobs, names) }
        }
    }

    private static func table(_ jobs: [QueueView.Record], _ names: [CompanyKey: String]) -> String {
        if jobs.isEmpty { return "No jobs.\n" }
        let now = Date()
        var table = TextTable([
            .init("ID", isNumber: true), .init("KIND"), .init("STATE"), .init("PRIORITY"),
            .init("ATTEMPT", isNumber: true),
            .init("DUE"), .init("FOR"),
        ])
        for job in jobs {
            table.add([
                "\(job.id.rawValue)", job.kind, job.state.rawValue, "\(job.priority)",
                "\(job.attempt)/\(job.maxAttempts)", TimeText.relative(job.runAt, now: now),
                job.company.flatMap { names[$0] } ?? (job.payload.text == "{}" ? "" : job.payload.text),
            ])
        }
        return table.render(width: Console.width)
    }
}

extension QueueView.Record {
    /// Whom it is about, if about a company.
    fileprivate var company: CompanyKey? {
        struct About: Decodable {
            let company: CompanyKey
        }
        return try? payload.decoded(as: About.self).company
    }
}

/// `scoutly queue show ID`
struct ShowJob: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a job, with what went wrong in each attempt.")

    @Argument(help: "The job's number.")
    var id: Int

    @OptionGroup var list: ListOptions

    func run() async throws {
        try await Installation.with { installation in
            let id = JobID(rawValue: id)
            let found = try await installation.database.read { try QueueView().find(id, in: $0) }
            guard let (job, failures) = found else {
                throw Failure(.noInput, "there is no job \(id.rawValue); done ones are kept for a week")
            }
            try list.show(JobRecord(job, failures: failures)) { Self.text(job, failures) }
        }
    }

    private static func text(_ job: QueueView.Record, _ failures: [QueueView.Failure]) -> String {
        let now = Date()
        var lines = [
            "job \(job.id.rawValue): \(job.kind), \(job.state.rawValue)",
            "  for        \(job.payload.text)",
            "  priority   \(job.priority)",
            "  attempt    \(job.attempt) of \(job.maxAttempts)",
            "  queued     \(TimeText.relative(job.createdAt, now: now))",
            "  due        \(TimeText.relative(job.runAt, now: now))",
        ]
        if let key = job.uniqueKey { lines.append("  unique by  \(key)") }
        if let key = job.limitKey { lines.append("  one at a time of  \(key)") }
        if let started = job.startedAt { lines.append("  started    \(TimeText.relative(started, now: now))") }
        if let worker = job.worker { lines.append("  worker     \(worker)") }
        if let finished = job.finishedAt { lines.append("  over       \(TimeText.relative(finished, now: now))") }
        for failure in failures {
            lines.append(
                "  attempt \(failure.attempt) failed \(TimeText.relative(failure.happenedAt, now: now)): \(failure.reason)"
            )
        }
        return lines.map { TerminalText.visible($0) }.joined(separator: "\n") + "\n"
    }
}

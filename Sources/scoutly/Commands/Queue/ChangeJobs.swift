import ArgumentParser
import Database
import Foundation
import Jobs

/// Jobs by their numbers, or all of a kind or state.
struct JobSelection: ParsableArguments {
    @Argument(help: ArgumentHelp("The jobs' numbers.", valueName: "id"))
    var ids: [Int] = []

    @Flag(help: "All that this can be done to, of the kind if one is given.")
    var all = false

    @Option(help: "With --all: only of this kind.")
    var kind: String?

    func validate() throws {
        if ids.isEmpty == !all { throw ValidationError("Give either the jobs' numbers or --all.") }
        if kind != nil && !all { throw ValidationError("--kind goes with --all.") }
    }

    /// - Parameter states: those that the command is for.
    func jobs(in states: [JobState], _ tx: Transaction) throws -> [JobID] {
        guard all else { return ids.map { JobID(rawValue: $0) } }
        return try states.flatMap {
            try QueueView().list(QueueView.Filter(kind: kind, state: $0, limit: .max), in: tx).map(\.id)
        }
    }

    /// Does it, and says to how many.
    func change(
        in states: [JobState], _ done: String,
        _ change: @escaping @Sendable (Intervention, Transaction, Date) throws -> Int
    ) async throws {
        try await Installation.with { installation in
            let now = Date()
            let (count, asked) = try await installation.database.write { tx in
                let jobs = try jobs(in: states, tx)
                return (try change(Intervention(jobs), tx, now), Set(jobs).count)
            }
            let rest = asked - count
            let others =
                rest > 0
                ? "; \(rest) \(rest == 1 ? "is" : "are") not \(states.map(\.rawValue).joined(separator: ", ")), or not there"
                : ""
            try Console.output("\(count) \(count == 1 ? "job" : "jobs") \(done)\(others).\n")
            if !all, count == 0 { throw Failure(.noInput, "nothing was changed") }
        }
    }
}

/// `scoutly queue retry`
struct RetryJobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Give dead and cancelled jobs all their attempts again, from now on.")

    @OptionGroup var selection: JobSelection

    func run() async throws {
        try await selection.change(in: [.dead, .cancelled], "queued again") { try $0.retry(in: $1, now: $2) }
    }
}

/// `scoutly queue cancel`
struct CancelJobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Stop jobs, also such as are running.")

    @OptionGroup var selection: JobSelection

    func run() async throws {
        try await selection.change(in: [.scheduled, .blocked, .ready, .running], "cancelled") {
            try $0.cancel(in: $1, now: $2)
        }
    }
}

/// `scoutly queue discard`
struct DiscardJobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Delete jobs that are over, with their errors.")

    @OptionGroup var selection: JobSelection

    func run() async throws {
        try await selection.change(in: [.dead, .cancelled, .done], "deleted") { intervention, tx, _ in
            try intervention.discard(in: tx)
        }
    }
}

/// `scoutly queue prune`
struct PruneJobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Delete what has been over for long; serve and scheduler do so by themselves.")

    @Option(help: "Days that done and cancelled jobs are kept.")
    var keepDone = 7.0

    @Option(help: "Days that dead jobs are kept.")
    var keepDead = 90.0

    func validate() throws {
        for days in [keepDone, keepDead] where !(0...36_500).contains(days) {
            throw ValidationError("\(days.formatted()) is no number of days; 0 to 36,500 belongs there")
        }
    }

    func run() async throws {
        try await Installation.with { installation in
            let pruner = Pruner(keepsDone: .seconds(keepDone * 86_400), keepsDead: .seconds(keepDead * 86_400))
            let now = Date()
            var pruned = 0
            while true {
                let count = try await installation.database.write { try pruner.runOnce(in: $0, now: now) }
                pruned += count
                if count < pruner.batch { break }
            }
            try Console.output("\(pruned) \(pruned == 1 ? "job" : "jobs") deleted.\n")
        }
    }
}

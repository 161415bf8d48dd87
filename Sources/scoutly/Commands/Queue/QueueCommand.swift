public import ArgumentParser
public import Jobs

/// `scoutly queue`: what is to be done, what is being done, and what failed.
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Look at the jobs, and intervene.",
        subcommands: [
            QueueStatus.self, ListJobs.self, ShowJob.self, RetryJobs.self, CancelJobs.self, DiscardJobs.self,
            PauseKind.self, ResumeKind.self, LimitKind.self, PruneJobs.self,
        ],
        defaultSubcommand: QueueStatus.self)
}

extension JobState: ExpressibleByArgument {}

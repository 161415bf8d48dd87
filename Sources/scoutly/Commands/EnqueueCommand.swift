import ArgumentParser
import Database
import Foundation
import Pipeline

/// `scoutly enqueue`: one round of the producer, for cron.
struct EnqueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enqueue",
        abstract: "Queue the companies whose time has come, once; for cron and systemd timers.",
        discussion: """
            serve and scheduler do so every 6 hours by themselves. Safe to run at any time, many at once and on many \
            machines: a company that waits or is being read is not queued again.
            """)

    @OptionGroup var list: ListOptions

    func run() async throws {
        try await Installation.with { installation in
            let queued = try await QueueDueCompanies.run(
                on: installation.database, now: Date(), installation.settings.spread)
            try list.show(["queued": queued]) { "\(queued) companies were queued.\n" }
        }
    }
}

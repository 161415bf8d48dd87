public import Boards
public import Database
public import Domain
public import Fetch
import Foundation
public import Jobs
import Logging
import Matching

/// The kinds of jobs that Scoutly has, and what is done at intervals.
public struct Pipeline: Sendable {
    public var schedule = ScrapeSchedule()
    public var spread = Spread()
    /// How often the companies that are due are queued.
    public var producerInterval = Duration.seconds(6 * 60 * 60)
    /// How many careers pages one worker reads side by side, each of another host.
    public var scrapeRoom = 8
    /// How long one careers page may take; a list that is longer than that is cut.
    public var scrapeBudget = Duration.seconds(20 * 60)

    let database: Database
    let fetch: Fetch
    let render: Render?
    let registry: Registry

    /// - Parameter render: shows pages that are drawn by scripts, where there is a browser.
    public init(
        _ database: Database, fetch: @escaping Fetch, render: Render? = nil, registry: Registry = .standard
    ) {
        self.database = database
        self.fetch = fetch
        self.render = render
        self.registry = registry
    }

    /// The kinds of jobs that there are.
    public static let kinds = [ScrapeCompany.kind, MatchPostings.kind, QueueDueCompanies.kind]

    /// What workers run.
    public var handlers: [JobHandler] {
        let (spread, scraper, matcher) = (spread, Scraper(self), Matcher(database: database))
        return [
            JobHandler(
                ScrapeCompany.self, room: scrapeRoom, timeout: scrapeBudget + .seconds(300),
                afterDeath: { job, reason, tx, now in try scraper.recordDeath(of: job, reason, in: tx, now: now) }
            ) { job, context in
                try await scraper.run(job, context)
            },
            JobHandler(MatchPostings.self, timeout: .seconds(300)) { job, context in
                try await matcher.run(job, context)
            },
            JobHandler(QueueDueCompanies.self, timeout: .seconds(120)) { _, context in
                .done { tx, now in
                    let queued = try QueueDueCompanies.run(in: tx, now: now, spread: spread)
                    context.logger.info("companies were queued", metadata: ["companies": "\(queued)"])
                }
            },
        ]
    }

    /// What schedulers do at intervals.
    public var cron: Cron {
        Cron([
            Cron.Entry("queue due companies", every: producerInterval) { tx, now in
                try QueueDueCompanies().enqueue(in: tx, now: now, priority: .high)
            }
        ])
    }
}

extension JobPriority {
    /// Of what follows a look at a company's page.
    init(_ priority: CompanyPriority?) {
        self =
            switch priority {
            case .high: .high
            case .medium, nil: .medium
            case .low: .low
            }
    }
}

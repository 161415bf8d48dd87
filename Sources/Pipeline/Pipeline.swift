public import Boards
public import Database
public import Domain
public import Fetch
import Foundation
public import Jobs
import Logging
import Matching
import Metering

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
    /// Nil when no model is set up: matches keep their local scores then.
    public var analysis: AnalysisSetup?

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
    public static let kinds = [
        ScrapeCompany.kind, ReadPostings.kind, MatchPostings.kind, AnalysePostings.kind, CountWords.kind,
        QueueDueCompanies.kind,
    ]

    /// What workers run.
    public var handlers: [JobHandler] {
        let (spread, scraper) = (spread, Scraper(self))
        let matcher = Matcher(database, isAnalysed: analysis != nil)
        let always = [
            JobHandler(
                ScrapeCompany.self, room: scrapeRoom, timeout: scrapeBudget + .seconds(300),
                afterDeath: { job, reason, tx, now in try scraper.recordDeath(of: job, reason, in: tx, now: now) }
            ) { job, context in
                try await scraper.run(job, context)
            },
            JobHandler(ReadPostings.self, timeout: .seconds(300)) { [database] job, context in
                try await job.run(database, context)
            },
            JobHandler(CountWords.self, timeout: .seconds(300)) { [database] job, context in
                try await job.run(database, context)
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
        return always + (analysis.map { [analysing($0)] } ?? [])
    }

    private func analysing(_ setup: AnalysisSetup) -> JobHandler {
        let analyser = PostingAnalyser(database: database, setup: setup)
        return JobHandler(AnalysePostings.self, room: 4, timeout: .seconds(60 * 60)) { job, context in
            try await analyser.run(job, context)
        }
    }

    /// What schedulers do at intervals.
    public var cron: Cron {
        Cron(
            [
                Cron.Entry("queue due companies", every: producerInterval) { tx, now in
                    try QueueDueCompanies().enqueue(in: tx, now: now, priority: .high)
                },
                Cron.Entry("read what was left", every: .seconds(6 * 60 * 60)) { tx, now in
                    try ReadPostings.enqueueAll(in: tx, now: now)
                    try MatchPostings.enqueueOutdated(in: tx, now: now)
                },
                Cron.Entry("count words", every: .seconds(60 * 60)) { tx, now in
                    try CountWords().enqueue(in: tx, now: now, priority: .low)
                },
                Cron.Entry("forget old calls of models", every: .seconds(60 * 60)) { tx, now in
                    try Answers.prune(unusedSince: now.addingTimeInterval(-Self.answersLast), in: tx)
                    try Ledger.prune(
                        before: LocalCalendar(timeZone: "UTC").day(of: now.addingTimeInterval(-Self.callsLast)), in: tx,
                        now: now)
                },
            ] + (analysis.map { [Self.analysing($0)] } ?? []))
    }

    /// What came while an analysis was ending, or was there before a model was set up.
    private static func analysing(_ setup: AnalysisSetup) -> Cron.Entry {
        Cron.Entry("analyse what was left", every: .seconds(10 * 60)) { tx, now in
            try AnalysePostings.enqueueAll(setup, in: tx, now: now)
        }
    }

    /// In seconds: half a year.
    private static let answersLast = 180.0 * 86_400
    /// In seconds; their sums by day stay.
    private static let callsLast = 90.0 * 86_400
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

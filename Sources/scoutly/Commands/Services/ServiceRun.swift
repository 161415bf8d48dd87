import AI
import Boards
import CoreMetrics
import Database
import Fetch
import Foundation
import Jobs
import Logging
import Pipeline
import ServiceLifecycle
import Telemetry
import UnixSignals

/// Puts the long-running parts together and runs them until the process is told to stop.
struct ServiceRun {
    /// What a process does.
    enum Role {
        case worker, scheduler
    }

    private let options: ServiceOptions
    private let roles: Set<Role>

    init(_ options: ServiceOptions, roles: Set<Role>) {
        self.options = options
        self.roles = roles
    }

    func run() async throws {
        try await Installation.with { installation in
            let settings = installation.settings
            let format = options.logFormat ?? settings.logFormat
            LoggingSystem.bootstrap { label in
                format.handler(
                    label: label, level: settings.logLevel,
                    usesColor: format == .text && Console.errorIsTerminal && Console.usesColor)
            }
            let logger = Logger(label: "scoutly")
            let metrics = PrometheusMetrics(JobMetricDescriptions.all)
            MetricsSystem.bootstrap(metrics)
            metrics.addQueue(of: installation.database)

            var fetchLogger = logger
            fetchLogger.logLevel = max(settings.logLevel, .warning)
            let client = try PoliteClient(settings: settings.fetch, logger: fetchLogger)
            let browser = PageBrowser(settings.browser, client: client, logger: fetchLogger)
            do {
                try await withModels(installation) { analysis in
                    try await run(installation, client, browser, analysis, metrics, logger)
                }
            } catch {
                await browser.shutdown()
                await client.shutdown()
                throw error
            }
            await browser.shutdown()
            await client.shutdown()
        }
    }

    /// Hands over the models that are set up, if any are, and closes their connections afterwards.
    private func withModels(
        _ installation: Installation, _ work: (AnalysisSetup?) async throws -> Void
    ) async throws {
        guard let ai = installation.settings.ai else { return try await work(nil) }
        let connection = try ModelConnection()
        do {
            try await work(try await AnalysisSetup(ai, installation, on: connection))
        } catch {
            await connection.shutdown()
            throw error
        }
        await connection.shutdown()
    }

    private func run(
        _ installation: Installation, _ client: PoliteClient, _ browser: PageBrowser, _ analysis: AnalysisSetup?,
        _ metrics: PrometheusMetrics,
        _ logger: Logger
    ) async throws {
        let (settings, database) = (installation.settings, installation.database)
        var pipeline = Pipeline(database, fetch: client.fetch, render: browser.render)
        pipeline.schedule = settings.schedule
        pipeline.spread = settings.spread
        pipeline.producerInterval = settings.producerInterval
        pipeline.scrapeRoom = settings.scrapeRoom
        pipeline.analysis = analysis
        // One that may not be written is refused here, not told of again and again.
        try await database.write { _ in }
        let handlers = pipeline.handlers
        let chores = Chores(database, logger: logger)
        var services: [any Service] = [chores.staging(), chores.rescuing(Rescuer(handlers: handlers))]
        if roles.contains(.worker) { services.append(Worker(database, handlers: handlers, logger: logger)) }
        if roles.contains(.scheduler) { services += [chores.cron(pipeline.cron), chores.pruning(Pruner())] }
        // Hummingbird tells of its start, which is told here already.
        var serverLogger = logger
        serverLogger.logLevel = max(logger.logLevel, .notice)
        if let address = try MetricsAddress(options.metrics ?? settings.metrics(for: roles)) {
            services.append(
                MetricsServer(
                    address: address.host, port: address.port, metrics: metrics, logger: serverLogger,
                    health: { await database.health() },
                    onStart: { logger.info("metrics are served", metadata: ["address": "\(address.host):\($0)"]) }))
        }
        logger.info("started", metadata: ["version": "\(Scoutly.version)", "database": "\(database.engine)"])
        let group = ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        logger.info("stopped")
    }
}

/// What the job system's metrics mean, for whoever reads `/metrics`.
enum JobMetricDescriptions {
    static let all = [
        MetricDescription("scoutly_jobs", help: "Jobs by kind and state."),
        MetricDescription(
            "scoutly_queue_age_seconds", help: "How long the oldest job that is due has waited, by kind."),
        MetricDescription(
            "scoutly_job_claim", help: "How long a claim took, with the writing of what was done before it."),
        MetricDescription("scoutly_job_wait", help: "From the time a job was due to its start."),
        MetricDescription("scoutly_job_run", help: "How long an attempt ran."),
        MetricDescription("scoutly_job_attempts", help: "Attempts started."),
        MetricDescription("scoutly_jobs_ended", help: "Attempts ended, by outcome."),
        MetricDescription("scoutly_jobs_rescued", help: "Jobs taken from workers that went silent."),
    ]
}

extension Database {
    /// Whether it answers.
    fileprivate func health() async -> Health {
        do {
            try await read { _ = try $0.value("SELECT 1", as: Int.self) }
            return .ok
        } catch {
            return .failing(reason: "\(error)")
        }
    }
}

extension PrometheusMetrics {
    /// Asks the database at each scrape.
    fileprivate func addQueue(of database: Database) {
        addCollector("queue") {
            let now = Date()
            let counts = try await database.read { try QueueView().counts(in: $0) }
            let jobs = counts.map {
                Sample(
                    "scoutly_jobs", dimensions: [("kind", $0.kind), ("state", $0.state.rawValue)],
                    value: Double($0.jobs))
            }
            let waiting = Dictionary(grouping: counts.filter { $0.state == .ready || $0.state == .blocked }, by: \.kind)
            let ages = waiting.map { kind, counts in
                let oldest = counts.map(\.oldest).min() ?? now
                return Sample(
                    "scoutly_queue_age_seconds", dimensions: [("kind", kind)],
                    value: max(0, now.timeIntervalSince(oldest)))
            }
            return jobs + ages
        }
    }
}

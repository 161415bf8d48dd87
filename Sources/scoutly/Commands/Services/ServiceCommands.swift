public import ArgumentParser
public import Telemetry

/// `scoutly serve`: everything in one process.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Watch the companies until you stop it: scheduler and workers in one process.",
        discussion: """
            SIGTERM or Ctrl-C stops it: it starts nothing more, lets what runs come to its end, and puts back what does \
            not within 20 seconds. Nothing is lost when it is killed.
            """)

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await ServiceRun(options, roles: [.worker, .scheduler]).run()
    }
}

/// `scoutly worker`: runs jobs; many of them share a PostgreSQL database.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Run jobs until you stop it; start as many as you like, on as many machines.")

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await ServiceRun(options, roles: [.worker]).run()
    }
}

/// `scoutly scheduler`: queues what is due.
struct SchedulerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scheduler",
        abstract: "Queue what is due until you stop it; several share the work, one leads.")

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await ServiceRun(options, roles: [.scheduler]).run()
    }
}

/// What every long-running command can be told.
struct ServiceOptions: ParsableArguments {
    @Option(
        help: "Where to serve metrics for Prometheus, such as 127.0.0.1:9464; “off” for nowhere. (default: the setting)"
    )
    var metrics: String?

    @Option(help: "How the log is written: text or json. (default: the setting)")
    var logFormat: LogFormat?
}

extension LogFormat: ExpressibleByArgument {}

import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Logging
import ServiceLifecycle
import UnixSignals

/// A process for tests that kill and stop it, and for measuring:
/// `job-crew sqlite|postgres PLACE [ROOM [LEASE [work|schedule]]]`. It is a worker, or a scheduler that runs no jobs.
///
/// It runs until it is told to stop. Standard output has a line "ready" once it works.
@main
struct JobCrew {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else {
            FileHandle.standardError.write(
                Data("usage: job-crew sqlite|postgres PLACE [ROOM [LEASE [work|schedule]]]\n".utf8))
            exit(64)
        }
        let room = arguments.count > 3 ? Int(arguments[3]) ?? 10 : 10
        var settings = WorkerSettings()
        if arguments.count > 4, let lease = Double(arguments[4]) { settings.lease = .seconds(lease) }
        var logger = Logger(label: "crew") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel =
            ProcessInfo.processInfo.environment["CREW_LOG"].flatMap { Logger.Level(rawValue: $0) } ?? .error

        let database = try await Database.open(Database.Location(arguments[1], arguments[2]))
        let handlers = CrewJobs.handlers(room: room)
        let schedules = arguments.count > 5 && arguments[5] == "schedule"
        let chores = Chores(database, logger: logger)
        let role: any Service =
            schedules
            ? chores.cron(CrewJobs.cron)
            : Worker(database, handlers: handlers, settings: settings, logger: logger)
        let services: [any Service] = [role, chores.staging(), chores.rescuing(Rescuer(handlers: handlers))]
        let group = ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm], logger: logger))
        print("ready")
        fflush(nil)
        try await group.run()
        await database.close()
    }
}

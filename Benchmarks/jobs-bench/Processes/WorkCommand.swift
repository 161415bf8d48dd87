import ArgumentParser
import CrewJobs
import Database
import DatabaseTestSupport
import Foundation
import Jobs
import Logging
import ServiceLifecycle
import UnixSignals

/// Works on a queue until it is told to stop, as `scoutly worker` does: a worker and its chores, in a process of its own.
struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "work", shouldDisplay: false)

    @Argument var engine: String
    @Argument var place: String
    @Argument var room: Int

    func run() async throws {
        let database = try await Database.open(Database.Location(engine, place))
        let handlers = CrewJobs.handlers(room: room) + [Ping.handler { Child.say("\(Int($0 / .microseconds(1)))") }]
        Child.waitForStart()
        try await Self.group(database, handlers).run()
        await database.close()
    }

    static func group(_ database: Database, _ handlers: [JobHandler]) -> ServiceGroup {
        let logger = Logger(label: "bench") { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = .error
            return handler
        }
        let chores = Chores(database, logger: logger)
        let services: [any Service] = [
            Worker(database, handlers: handlers, logger: logger), chores.staging(),
            chores.rescuing(Rescuer(handlers: handlers)),
        ]
        return ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm], logger: logger))
    }
}

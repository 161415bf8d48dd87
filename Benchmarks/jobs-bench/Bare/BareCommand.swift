import ArgumentParser
import Foundation

/// Drains a queue with bare SQL, in a process of its own.
struct BareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bare", shouldDisplay: false)

    @Argument var engine: String
    @Argument var place: String
    @Argument var batch: Int

    func run() throws {
        let worker = "bare/\(ProcessInfo.processInfo.processIdentifier)"
        switch engine {
        case "sqlite":
            let connection = try BareSQLite(place)
            Child.waitForStart()
            try connection.drain(worker: worker, batch: batch)
        default:
            let connection = try BarePostgres(place)
            Child.waitForStart()
            try connection.drain(worker: worker, batch: batch)
        }
    }
}

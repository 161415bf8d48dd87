import ArgumentParser
import Foundation

/// The program: parses the command line, runs what was asked, and turns every failure into a sentence and an exit code.
@main
struct Scoutly: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scoutly",
        abstract: "Reads companies' careers pages, weighs each posting against your CV, and says why it fits.",
        discussion: """
            Start with:  scoutly scout https://jobs.lever.co/palantir --cv cv.pdf
            Watch with:  scoutly profile set --cv cv.pdf; scoutly companies add Palantir; scoutly serve

            Exit codes (sysexits): 0 done, 64 usage, 65 input that cannot be used, 66 a file that is not there, \
            69 a site that does not answer, 70 a fault of Scoutly, 74 a result that could not be written, 75 try again later, 76 a site whose answer is not \
            understood, 77 a site that does not want to be read, 78 settings.
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "Once, in the terminal",
                subcommands: [
                    ScoutCommand.self, ReadCommand.self, MatchCommand.self, FactsCommand.self, BoardsCommand.self,
                ]),
            CommandGroup(
                name: "Watching companies",
                subcommands: [
                    ServeCommand.self, CompaniesCommand.self, ImportCommand.self, ProfileCommand.self,
                    MatchesCommand.self, AICommand.self,
                ]),
            CommandGroup(
                name: "Running it",
                subcommands: [
                    WorkerCommand.self, SchedulerCommand.self, EnqueueCommand.self, QueueCommand.self,
                    MigrateCommand.self,
                ]),
        ])

    static let version = "0.1.0"

    static func main() async {
        // A reader that goes away (| head) ends the program as it would any other.
        signal(SIGPIPE, SIG_DFL)
        Console.clearProgressWhenInterrupted()
        // A CV is in the database, and what is asked for in the cache: nobody else's to read.
        umask(0o077)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Console.error(failure.sentence)
            Foundation.exit(failure.code.rawValue)
        } catch  where Failure(explaining: error) != nil {
            let failure = Failure(explaining: error)
            Console.error(failure?.sentence ?? "")
            Foundation.exit(failure?.code.rawValue ?? 70)
        } catch {
            exit(withError: error)
        }
    }
}

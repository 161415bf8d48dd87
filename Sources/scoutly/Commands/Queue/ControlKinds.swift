import ArgumentParser
import Boards
import Database
import Fetch
import Foundation
import Jobs
import Pipeline

/// The kind that a command is about.
struct KindArgument: ParsableArguments {
    @Argument(help: "The kind of jobs: scrape, match, queue-due.")
    var kind: String

    /// - Throws: `Failure` for what is no kind, which would otherwise be paused for nothing.
    func checked() throws -> String {
        let kinds = Pipeline.kinds
        guard kinds.contains(kind) else {
            throw Failure(.usage, "“\(kind)” is no kind of job; there are \(kinds.joined(separator: ", "))")
        }
        return kind
    }
}

/// `scoutly queue pause KIND`
struct PauseKind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Start no more jobs of a kind, on all machines; what runs goes on.")

    @OptionGroup var kind: KindArgument

    func run() async throws {
        let kind = try kind.checked()
        try await Installation.with { installation in
            try await installation.database.write { try KindControl.pause(kind, in: $0) }
            try Console.output("No more jobs of the kind \(kind) are started.\n")
        }
    }
}

/// `scoutly queue resume KIND`
struct ResumeKind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Start jobs of a kind again.")

    @OptionGroup var kind: KindArgument

    func run() async throws {
        let kind = try kind.checked()
        try await Installation.with { installation in
            try await installation.database.write { try KindControl.resume(kind, in: $0) }
            try Console.output("Jobs of the kind \(kind) are started again.\n")
        }
    }
}

/// `scoutly queue limit KIND [--most N]`
struct LimitKind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit", abstract: "Set how many jobs of a kind run at once over all machines.")

    @OptionGroup var kind: KindArgument

    @Option(help: "The most that may run at once; without it there is no limit.")
    var most: Int?

    func validate() throws {
        if let most, most < 1 {
            throw ValidationError("--most is \(most); 1 or more belongs there (or pause the kind)")
        }
    }

    func run() async throws {
        let kind = try kind.checked()
        try await Installation.with { installation in
            let most = most
            try await installation.database.write { try KindControl.limit(kind, to: most, in: $0) }
            try Console.output(
                most.map { "At most \($0) jobs of the kind \(kind) run at once.\n" }
                    ?? "There is no limit for jobs of the kind \(kind).\n")
        }
    }
}

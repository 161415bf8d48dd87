import ArgumentParser
import Database
import Domain
import Foundation
import Jobs
import Matching
import Pipeline
import Store

/// `scoutly profile`: who looks for work.
struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "Set and show whom new postings are matched with.",
        subcommands: [SetProfile.self, ShowProfile.self])

    /// The one candidate of an installation without accounts.
    static let candidate = "me"
}

/// `scoutly profile set --cv FILE`
struct SetProfile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Keep your CV and your conditions; what is open is matched with them anew.",
        discussion: """
            Example:
              scoutly profile set --cv cv.pdf --profile profile.yaml
            """)

    @OptionGroup var cvs: CVOptions

    @Option(help: "Your conditions, as YAML. See docs/profile.sample.yaml. Without it there are none.")
    var profile: String?

    func validate() throws { try cvs.required() }

    func run() async throws {
        let conditions = try profile.map { try CandidateOptions.conditions($0) }
        let cvs = try await Scouting.with(settings: Settings.load()) { try await self.cvs.read(by: $0) }
        try await Installation.with { installation in
            let now = Date()
            let companies = try await installation.database.write { tx in
                let key = try Candidates.save(
                    name: ProfileCommand.candidate, cvs: cvs, profile: conditions, in: tx, now: now)
                return try MatchPostings.enqueueAll(for: key, in: tx, now: now)
            }
            let words = cvs.map { "\($0.text.split(whereSeparator: \.isWhitespace).count)" }.joined(separator: " and ")
            try Console.output(
                """
                Your CV\(cvs.count > 1 ? "s" : "") (\(words) words) \(cvs.count > 1 ? "are" : "is") kept; the open postings of \
                \(companies) companies are matched with \(cvs.count > 1 ? "them" : "it").

                """)
        }
    }
}

/// `scoutly profile show`
struct ShowProfile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the conditions and the beginning of the CV that are kept.")

    func run() async throws {
        try await Installation.with { installation in
            let stored = try await installation.database.read {
                try Candidates.find(name: ProfileCommand.candidate, in: $0)
            }
            guard let stored else { throw Failure(.noInput, "there is no profile yet: scoutly profile set --cv FILE") }
            for cv in stored.cvs {
                let beginning = cv.text.split(separator: "\n", omittingEmptySubsequences: true).prefix(10)
                    .map { "  " + TerminalText.cut(String($0), to: Console.width - 2) }.joined(separator: "\n")
                let words = cv.text.split(whereSeparator: \.isWhitespace).count
                let name = TerminalText.cut(cv.name, to: Console.width / 2)
                let kept = TimeText.relative(stored.updatedAt, now: Date())
                try Console.output("\(name), \(words) words, kept \(kept):\n\(beginning)\n")
            }
            try Console.output(
                """
                Conditions:
                \(stored.profile ?? "  none")

                """)
        }
    }
}

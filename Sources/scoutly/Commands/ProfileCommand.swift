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

    @Option(
        help: "Your CV: a file (PDF, DOCX, HTML, Markdown, text, JSON Resume), an https address or a Google Drive link."
    )
    var cv: String

    @Option(help: "Your conditions, as YAML. See docs/profile.sample.yaml. Without it there are none.")
    var profile: String?

    func run() async throws {
        let conditions = try profile.map { try CandidateOptions.conditions($0) }
        let text = try await Scouting.with(settings: Settings.load()) { try await $0.readCV(cv).text }
        try await Installation.with { installation in
            let now = Date()
            let companies = try await installation.database.write { tx in
                let key = try Candidates.save(
                    name: ProfileCommand.candidate, cv: text, profile: conditions, in: tx, now: now)
                return try MatchPostings.enqueueAll(for: key, in: tx, now: now)
            }
            let words = text.split(whereSeparator: \.isWhitespace).count
            try Console.output(
                "Your CV (\(words) words) is kept; the open postings of \(companies) companies are matched with it.\n")
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
            let beginning = stored.cv.split(separator: "\n", omittingEmptySubsequences: true).prefix(10)
                .map { "  " + TerminalText.cut(String($0), to: Console.width - 2) }.joined(separator: "\n")
            try Console.output(
                """
                CV, \(stored.cv.split(whereSeparator: \.isWhitespace).count) words, kept \
                \(TimeText.relative(stored.updatedAt, now: Date())):
                \(beginning)
                Conditions:
                \(stored.profile ?? "  none")

                """)
        }
    }
}

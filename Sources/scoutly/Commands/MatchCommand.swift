import ArgumentParser
import Foundation

/// `scoutly match`: ranks postings that come from elsewhere.
struct MatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Rank postings from a file against a CV.",
        discussion: """
            The file has one JSON object a line: id, title, description, location; further members of docs/json.md are \
            understood, and so is what `scoutly read --format json` prints. “-” reads standard input.

            Example:
              scoutly match --cv cv.pdf --postings postings.jsonl --format csv
            """)

    @Option(help: "The postings, one JSON object a line; - for standard input.")
    var postings: String

    @OptionGroup var candidate: CandidateOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try candidate.cvs.required() }

    func run() async throws {
        let settings = try await Settings.load()
        let file = try PostingsFile.load(postings)
        try await Scouting.with(settings: settings) { scouting in
            let candidate = try await self.candidate.load(by: scouting)
            let (ranking, leftOut) = self.candidate.rank(file.postings, for: candidate)
            try output.show(
                Report(warnings: file.warnings, ranking: ranking), total: file.postings.count, leftOut: leftOut)
        }
    }
}

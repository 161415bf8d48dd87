import ArgumentParser
import Domain
import Foundation
import Matching

/// `scoutly facts`: what postings from anywhere ask for and offer, with the words it was taken from.
struct FactsCommand: ParsableCommand {
    /// How the facts are written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

    static let configuration = CommandConfiguration(
        commandName: "facts",
        abstract: "Print the facts of postings from a file: skills, level, places, languages, pay and more.",
        discussion: """
            The file has one JSON object a line, as `scoutly read --format json` writes a posting, or with other usual \
            names: title, description (text, html), location or locations, url, company. “-” reads standard input. A \
            line that cannot be used is named and left out.

            Example:
              scoutly facts postings.jsonl --format json
            """)

    @Argument(help: "The postings, one JSON object a line; - for standard input.")
    var file: String

    @Option(help: "text, json (one object) or jsonl (an object a posting). docs/matching.md describes them.")
    var format = Format.text

    func run() throws {
        let lines = try LoosePostings(path: file)
        let reader = FactsReader()
        var output = FactsOutput(format: format)
        try output.begin()
        for line in lines.lines {
            switch LoosePosting.read(line.bytes, number: line.number) {
            case .success(let read):
                let facts = reader.facts(of: read.posting, company: read.company)
                try output.write(FactsRecord(line: line.number, read: read, facts: facts))
            case .failure(let problem):
                Console.warning("\(lines.name), line \(line.number): \(problem.reason)")
                output.problems.append("line \(line.number): \(problem.reason)")
            }
        }
        try output.end()
        if output.written == 0 {
            throw Failure(
                .badData, "\(lines.name) has no postings that can be used; one JSON object a line belongs there")
        }
    }
}

import ArgumentParser
import Domain
import Foundation
import Matching

/// `matching-bench facts`: precision and recall of each fact, on the half that may be looked at and on the other.
struct FactsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts", abstract: "Hold the facts taken from recorded postings against labels made by hand.")

    @OptionGroup var folders: Folders

    @Option(help: "List the mistakes in one fact, or in \"all\"; of the half that may be looked at.")
    var mistakes: String?

    func run() async throws {
        let lines = try String(contentsOf: folders.benchmarks.appending(path: "Labels/labels.jsonl"), encoding: .utf8)
            .split(separator: "\n")
        let labels = try lines.map { try JSONDecoder().decode(Label.self, from: Data($0.utf8)) }
        var recordings = try Recordings(folder: URL(filePath: folders.recordings))
        let reader = FactsReader()
        var report = FactsReport()
        for label in labels {
            guard let recorded = try await recordings.posting(label.id, in: label.file) else {
                report.unread.append("\(label.n): \(label.file) \(label.id)")
                continue
            }
            let facts = reader.facts(of: recorded.posting, company: recorded.company)
            for outcome in Comparison(label, facts).outcomes { report.add(outcome, of: label) }
        }
        print(report.text)
        if let mistakes { print(report.mistakes(in: mistakes)) }
        try folders.write(report.lines)
    }
}

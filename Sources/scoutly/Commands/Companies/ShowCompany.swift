import ArgumentParser
import Database
import Domain
import Foundation
import Store

/// `scoutly companies show ID`
struct ShowCompany: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a company: its last looks, what went wrong, and its open postings.")

    @Argument(help: "The company's id, as the list has it.")
    var id: String

    @OptionGroup var list: ListOptions

    private struct Answer: Encodable {
        struct Run: Encodable {
            let startedAt: Date
            let seconds: Double
            let outcome: String
            let found: Int
            let new: Int
            let changed: Int
            let reappeared: Int
            let closed: Int
            let error: String?
            let note: String?
        }

        let company: CompanyRecord
        let history: [Run]
        let openPostings: Int
    }

    func run() async throws {
        try await Installation.with { installation in
            let id = try CompanyID(known: id)
            let found = try await installation.database.read { tx in
                try Companies.find(id, in: tx).map { company in
                    (
                        company, try ScrapeErrors.list(of: company.key, limit: 10, in: tx),
                        try ScrapeHistory.list(of: company.key, limit: 10, in: tx),
                        try Postings.open(of: company.key, in: tx)
                    )
                }
            }
            guard let (company, errors, runs, postings) = found else { throw Failure(unknown: id) }
            let history = runs.map { run in
                Answer.Run(
                    startedAt: run.startedAt, seconds: run.duration / .seconds(1), outcome: run.outcome.rawValue,
                    found: run.found, new: run.new, changed: run.changed, reappeared: run.reappeared,
                    closed: run.closed, error: run.error, note: run.note)
            }
            let answer = Answer(
                company: CompanyRecord(company, errors: errors), history: history, openPostings: postings.count)
            try list.show(answer) { Self.text(company, errors, runs, postings) }
        }
    }

    private static func text(
        _ watched: WatchedCompany, _ errors: [ScrapeErrors.Entry], _ runs: [ScrapeRun], _ postings: [StoredPosting]
    ) -> String {
        let now = Date()
        var text = """
            \(watched.company.name)
              careers page  \(watched.company.careersURL.absoluteString)
              read as       \(watched.source.map { [$0.system, $0.token].compactMap(\.self).joined(separator: " ") } ?? "not read yet")
              browser       \((watched.company.browser ?? .auto).rawValue)
              priority      \((watched.company.priority ?? .medium).rawValue)
              last read     \(TimeText.relative(watched.lastScrapedAt, now: now))
              next          \(watched.nextScrapeAt <= now ? "due" : TimeText.relative(watched.nextScrapeAt, now: now))
              state         \(watched.isProblematic ? "problematic" : watched.failuresInRow > 0 ? "failing" : "ok")
              open          \(postings.count) postings

            """
        for error in errors.prefix(3) {
            let times = error.count == 1 ? "" : ", \(error.count) times"
            text += "  error         \(TimeText.relative(error.lastAt, now: now))\(times): \(error.message)\n"
        }
        guard !runs.isEmpty else { return text }
        var table = TextTable([
            .init("LOOK"), .init("TOOK", isNumber: true), .init("RESULT"), .init("FOUND", isNumber: true),
            .init("NEW", isNumber: true), .init("CHANGED", isNumber: true), .init("CLOSED", isNumber: true),
            .init("REMARK"),
        ])
        for run in runs {
            table.add([
                TimeText.relative(run.startedAt, now: now), TimeText.span(run.duration / .seconds(1)),
                run.outcome.rawValue, "\(run.found)", "\(run.new)", "\(run.changed)", "\(run.closed)",
                run.error ?? run.note ?? "",
            ])
        }
        return text + "\n" + table.render(width: Console.width)
    }
}

extension CompanyID {
    /// - Throws: `Failure` when it can be no company's.
    init(known text: String) throws {
        guard let id = CompanyID(written: text) else { throw Failure(unknown: CompanyID(rawValue: text)) }
        self = id
    }
}

extension Failure {
    init(unknown id: CompanyID) {
        self.init(.noInput, "there is no company “\(id)”; scoutly companies list has them all")
    }
}

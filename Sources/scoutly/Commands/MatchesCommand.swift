import ArgumentParser
import Database
import Domain
import Foundation
import Matching
import Store

/// `scoutly matches`: what was found so far.
struct MatchesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matches", abstract: "Show the open postings that fit you, best first, from all companies watched."
    )

    @Option(help: "Only those with at least this score.")
    var score = 1

    @Flag(help: "Show postings with a deal-breaker, too, and say which.")
    var all = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Installation.with { installation in
            let least = all ? 0 : score
            let most = output.limit == 0 ? Int.max : output.limit ?? (output.format == .table ? 25 : Int.max)
            let found = try await installation.database.read { tx in
                try Candidates.find(name: ProfileCommand.candidate, in: tx).map {
                    let best = try Matches.best(of: $0.key, score: least, limit: most, in: tx)
                    return (
                        best, try Companies.names(of: Set(best.map(\.posting.company)), in: tx),
                        try PostingFacts.find(output.format == .json ? best.map(\.posting.key) : [], in: tx)
                    )
                }
            }
            guard let (matches, names, facts) = found else {
                throw Failure(.noInput, "there is no profile yet: scoutly profile set --cv FILE")
            }
            var report = Report(warnings: [], ranking: [])
            report.postings = try matches.map {
                Report.Entry(
                    posting: $0.posting.posting, company: names[$0.posting.company],
                    repostedSince: $0.posting.repost?.firstSeenAt,
                    facts: try facts[$0.posting.key]?.facts.decoded(), match: $0.match.match)
            }
            try output.show(report, total: matches.count)
        }
    }
}

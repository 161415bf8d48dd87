import ArgumentParser
import Foundation

/// Measures what is taken from postings against what people took from them.
///
///     matching-bench facts --json .build/bench/facts.json
@main
struct MatchingBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matching-bench", abstract: "Measure the matching against labels made by hand.",
        subcommands: [FactsCommand.self], defaultSubcommand: FactsCommand.self)
}

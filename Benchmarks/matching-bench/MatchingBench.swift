import ArgumentParser
import Foundation

/// Measures the matching on recorded postings: facts against labels made by hand, the order against grades made by hand,
/// and the speed of both.
///
///     matching-bench ranking --json .build/bench/ranking.json
@main
struct MatchingBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matching-bench", abstract: "Measure the matching on recorded postings.",
        subcommands: [
            FactsCommand.self, RankingCommand.self, SpeedCommand.self, CostCommand.self, SignalsCommand.self,
            CommonnessCommand.self,
        ])
}

/// Where the recordings and the benchmark's own files are, and where the figures go.
struct Folders: ParsableArguments {
    @Option(help: "The folder with the recordings.")
    var recordings =
        ProcessInfo.processInfo.environment["SCOUTLY_SHARED"].map { "\($0)/recordings" } ?? "../shared/recordings"

    @Option(help: "The benchmark's own folder, with its labels, candidates and grades.")
    var own = "Benchmarks/matching-bench"

    @Option(help: "Where to write the figures as JSON.")
    var json: String?

    var benchmarks: URL { URL(filePath: own) }

    func collection() async throws -> RecordedCollection { try await RecordedCollection(in: URL(filePath: recordings)) }

    func pairs() throws -> GradedPairs { try GradedPairs(in: benchmarks) }

    /// Writes figures where they were asked for, the folder being made.
    func write(_ figures: some Encodable) throws {
        guard let json else { return }
        let file = URL(filePath: json)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(figures).write(to: file)
    }
}

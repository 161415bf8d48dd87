import Foundation

/// Measures matching on recorded postings: how good the order is, and how fast it comes about.
///
///     matching-bench RECORDINGS BENCHMARKS [ranking] [speed [POSTINGS]] [commonness] [signals]
@main
struct MatchingBench {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 2 else {
            FileHandle.standardError.write(Data("usage: matching-bench RECORDINGS BENCHMARKS [SECTION…]\n".utf8))
            exit(64)
        }
        let folders = arguments.prefix(2).map { URL(filePath: $0) }
        // A number among the sections is how many postings the section "speed" stores.
        let stored = arguments.dropFirst(2).compactMap { Int($0) }.first
        let sections = Set(arguments.dropFirst(2)).filter { Int($0) == nil }
        let collection = try await RecordedCollection(in: folders[0])
        let pairs = try GradedPairs(in: folders[1])
        if sections.isEmpty || sections.contains("ranking") {
            print(try RankingSection(pairs: pairs, collection: collection, benchmarks: folders[1]).report())
        }
        if sections.isEmpty || sections.contains("speed") {
            print(SpeedSection(pairs: pairs, collection: collection, count: stored).report())
        }
        if sections.contains("commonness") { print(CommonnessSection(collection: collection).report()) }
        if sections.contains("signals") {
            print(try RankingSection(pairs: pairs, collection: collection, benchmarks: folders[1]).signals())
        }
    }
}

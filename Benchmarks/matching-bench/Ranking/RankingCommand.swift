import ArgumentParser

/// `matching-bench ranking`: nDCG@10 for the written candidates, deal-breakers and calibration.
struct RankingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ranking", abstract: "Hold the order of postings against grades made by hand.")

    @OptionGroup var folders: Folders

    func run() async throws {
        let section = try RankingSection(
            pairs: folders.pairs(), collection: await folders.collection(), benchmarks: folders.benchmarks)
        let report = try section.report()
        print(report.text)
        try folders.write(report.figures)
    }
}

/// `matching-bench signals`: what each verdict rests on, for those who tune it.
struct SignalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signals", abstract: "Print what each verdict on a dev candidate's posting rests on.")

    @OptionGroup var folders: Folders

    func run() async throws {
        let section = try RankingSection(
            pairs: folders.pairs(), collection: await folders.collection(), benchmarks: folders.benchmarks)
        print(section.signals())
    }
}

/// `matching-bench commonness`: makes `commonness.tsv` anew.
struct CommonnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commonness", abstract: "Count how common words are in the recorded postings.")

    @OptionGroup var folders: Folders

    func run() async throws { print(CommonnessSection(collection: try await folders.collection()).report()) }
}

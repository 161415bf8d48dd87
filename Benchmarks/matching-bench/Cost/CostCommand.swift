import ArgumentParser

/// `matching-bench cost`: the tokens that a week of new postings costs, beside sending all of them.
struct CostCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost", abstract: "Estimate the tokens of a week of recorded postings for each candidate.")

    @OptionGroup var folders: Folders

    func run() async throws {
        let section = CostSection(pairs: try folders.pairs(), collection: try await folders.collection())
        let figures = section.figures()
        print(section.report(figures))
        try folders.write(figures)
    }
}

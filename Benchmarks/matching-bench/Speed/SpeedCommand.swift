import ArgumentParser

/// `matching-bench speed`: how many stored postings a second are weighed for a candidate, and how soon a new one is.
struct SpeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speed", abstract: "Measure how fast postings are weighed.")

    @OptionGroup var folders: Folders

    @Option(help: "How many postings are stored.")
    var stored: Int?

    func run() async throws {
        let section = SpeedSection(
            pairs: try folders.pairs(), collection: try await folders.collection(), count: stored)
        let (text, figures) = section.report()
        print(text)
        try folders.write(figures)
    }
}

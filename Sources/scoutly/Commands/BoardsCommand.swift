import ArgumentParser
import Boards

/// `scoutly boards`: which careers systems can be read.
struct BoardsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "boards", abstract: "List the careers systems and kinds of pages that Scoutly reads.")

    @Flag(help: "As the table in docs/boards.md.")
    var markdown = false

    func run() throws {
        if markdown { return try Console.output(Registry.standard.markdown) }
        var table = TextTable([.init("SYSTEM"), .init("GIVES"), .init("HOW IT IS TOLD")])
        for (_, facts) in Registry.standard.facts {
            table.add([facts.name, facts.gives, facts.detection.replacing("`", with: "")])
        }
        try Console.output(table.render(width: Console.width))
    }
}

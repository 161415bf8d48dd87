import ArgumentParser
import Boards
import Domain
import Markup

/// `scoutly read`: postings only, unmatched.
struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Read a careers page and print its postings, without matching them.",
        discussion: """
            Examples:
              scoutly read https://jobs.ashbyhq.com/supabase
              scoutly read https://www.acme.example/careers --selector '.openings a' --format json
            """)

    @Argument(
        help: ArgumentHelp(
            "The careers page: its address, or the name of a company that Scoutly knows.", valueName: "url-or-name"))
    var place: String

    @Option(help: "A CSS selector for the links that are postings, or for what is around or in them.")
    var selector: String?

    @Option(help: "Show the page in a browser: auto (when it needs one), always or never.")
    var browser = BrowserUse.auto

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try await Settings.load()
        let selector = try CSSSelector(argument: selector)
        let place = try CareersPlace(place)
        let browser = browser
        let reading = try await Scouting.with(settings: settings) {
            try await $0.read(place, selector: selector, browser: browser)
        }
        try output.show(Report(reading), total: reading.postings.count)
    }
}

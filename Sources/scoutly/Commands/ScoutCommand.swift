import ArgumentParser
import Boards
import Domain
import Foundation
import Markup
import Matching

/// `scoutly scout`: the whole job once, in the terminal.
struct ScoutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scout",
        abstract: "Read a careers page, weigh every posting against a CV, and print the ranking.",
        discussion: """
            Examples:
              scoutly scout https://jobs.lever.co/palantir --cv cv.pdf
              scoutly scout Palantir --cv cv.docx --profile profile.yaml --all
              scoutly scout 'https://explore.jobs.netflix.net/careers?query=ios' --cv cv.md
            """)

    @Argument(
        help: ArgumentHelp(
            "The careers page: its address, or the name of a company that Scoutly knows.", valueName: "url-or-name"))
    var place: String?

    @Flag(
        help:
            "Scout the small fictional careers site that comes with Scoutly, for a fictional candidate; needs no network."
    )
    var sample = false

    @Option(
        help:
            "A CSS selector for the links that are postings, or for what is around or in them, on pages that are read wrongly without."
    )
    var selector: String?

    @Option(help: "Show the page in a browser: auto (when it needs one), always or never.")
    var browser = BrowserUse.auto

    @OptionGroup var candidate: CandidateOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if place == nil && !sample { throw ValidationError("Missing expected argument '<url-or-name>' (or --sample).") }
        if place != nil && sample {
            throw ValidationError("--sample has its own careers page; give an address or --sample, not both.")
        }
        if !sample { try candidate.cvs.required() }
    }

    func run() async throws {
        let settings = try await Settings.load()
        let selector = try CSSSelector(argument: selector)
        if sample {
            try await SampleSite.serve { site in
                try await scout(
                    CareersPlace(site.careersURL), selector: selector, settings: site.settings(settings), site.candidate
                )
            }
        } else if let place {
            try await scout(CareersPlace(place), selector: selector, settings: settings, nil)
        }
    }

    private func scout(
        _ place: CareersPlace, selector: CSSSelector?, settings: Settings, _ sample: (cv: String, profile: String)?
    ) async throws {
        try await Scouting.with(settings: settings) { scouting in
            // The CV first: what is wrong with it should not be told after minutes of reading.
            let candidate = try await self.candidate.load(by: scouting, sample: sample)
            let reading = try await scouting.read(place, selector: selector, browser: browser)
            let (ranking, leftOut) = self.candidate.rank(
                reading.postings, of: reading.company, for: candidate)
            var report = Report(reading)
            report.postings = ranking.map { Report.Entry(posting: $0.posting, match: $0.match) }
            try output.show(report, total: reading.postings.count, leftOut: leftOut)
        }
    }
}

extension CSSSelector {
    /// What was given as `--selector`, if anything.
    init?(argument: String?) throws {
        guard let argument else { return nil }
        do {
            try self.init(argument)
        } catch {
            throw Failure(.usage, "\(error)")
        }
    }
}

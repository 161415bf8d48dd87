import ArgumentParser
import Boards
import Database
import Domain
import Foundation
import Markup
import Pipeline
import Store

/// `scoutly companies add URL|NAME`
struct AddCompany: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Watch a company: its careers page is read once, and then as often as its priority says.",
        discussion: """
            Examples:
              scoutly companies add https://jobs.lever.co/palantir --priority high
              scoutly companies add Palantir
            """)

    @Argument(
        help: ArgumentHelp(
            "The careers page: its address, or the name of a company that Scoutly knows.", valueName: "url-or-name"))
    var place: String

    @Option(help: "What to call it; otherwise the page's own name for it.")
    var name: String?

    @Option(help: "Its id in commands; otherwise made from the name.")
    var id: String?

    @Option(help: "high (read daily), medium (every 3 days) or low (weekly).")
    var priority = CompanyPriority.medium

    @Option(help: "A CSS selector for the links that are postings, on pages that are read wrongly without.")
    var selector: String?

    @Option(help: "Show the page in a browser: auto (when it needs one), always or never.")
    var browser: BrowserUse?

    @Flag(help: "Do not read the page now; a name or id must be given then.")
    var unread = false

    @OptionGroup var list: ListOptions

    func run() async throws {
        let place = try CareersPlace(place)
        let selector = try CSSSelector(argument: selector) ?? place.selector
        let reading = try await unread ? nil : read(place, selector)
        if let reading, let entry = place.entry, place.board != nil, !entry.isLike(reading.company) {
            throw Failure(
                .badAnswer,
                "the board that Scoutly knows for “\(entry.company)” says that it is of “\(reading.company)”, which may be "
                    + "another company; if it is meant, give its address: \(entry.url.absoluteString)")
        }
        guard let name = name ?? place.entry?.company ?? reading?.company ?? id else {
            throw Failure(.usage, "--unread needs a name for the company: --name NAME")
        }
        guard let id = id.map(CompanyID.init(written:)) ?? place.entry?.details?.id ?? CompanyID(name: name) else {
            throw Failure(.usage, "“\(self.id ?? name)” makes no id; give one of letters, digits and hyphens with --id")
        }
        let company = place.watched(as: id, name: name, selector: selector, priority: priority, browser: browser)
        try await Installation.with { installation in
            let now = Date()
            let source = (reading?.board ?? place.board).map { BoardSource(system: $0.system, token: $0.token) }
            let entry = Store.CompanyEntry(company, source: source)
            let (watched, isNew) = try await installation.database.write { tx in
                if let other = try Companies.find(id, in: tx), other.company.careersURL != company.careersURL {
                    throw Failure(
                        .usage,
                        "there is a company “\(id)” already, with the page \(other.company.careersURL.absoluteString); "
                            + "give this one another id with --id")
                }
                let saved = try Companies.save([entry], schedule: installation.settings.schedule, in: tx, now: now)
                let watched = try Companies.find(id, in: tx)
                if let watched { try watched.scrapeNow(in: tx, now: now) }
                return (watched, saved.inserted == 1)
            }
            guard let watched else { throw Failure(.software, "“\(id)” was stored and is not there") }
            try list.show(CompanyRecord(watched)) { Self.text(watched, reading, isNew: isNew) }
        }
    }

    private func read(_ place: CareersPlace, _ selector: CSSSelector?) async throws -> Reading {
        let browser = browser ?? .auto
        return try await Scouting.with(settings: Settings.load()) {
            try await $0.read(place, selector: selector, browser: browser)
        }
    }

    private static func text(_ watched: WatchedCompany, _ reading: Reading?, isNew: Bool) -> String {
        let company = watched.company
        var text = "\(isNew ? "Watching" : "Already watching") \(company.name) as \(company.id)"
        text += ", priority \((company.priority ?? .medium).rawValue). It is queued to be read.\n"
        guard let reading else { return text }
        let how = reading.source + (reading.isRendered ? ", in the browser" : "")
        text += "Found \(reading.postings.count) postings (\(how)):\n"
        for posting in reading.postings.prefix(3) {
            text += "  \(TerminalText.cut(posting.title, to: Console.width - 2))\n"
        }
        if reading.postings.count > 3 { text += "  …\n" }
        return text
    }
}

extension CareersPlace {
    /// With what the catalogue knows of the company.
    fileprivate func watched(
        as id: CompanyID, name: String, selector: CSSSelector?, priority: CompanyPriority,
        browser: BrowserUse?
    ) -> Company {
        var company = entry?.details ?? Company(id: id, name: name, careersURL: url)
        (company.id, company.name) = (id, name)
        (company.selector, company.priority) = (selector?.source, priority)
        company.browser = browser ?? company.browser
        return company
    }
}

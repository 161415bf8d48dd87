import ArgumentParser
import Boards
import Domain
import Foundation

/// `scoutly companies catalogue [QUERY]`
struct ShowCatalogue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract: "Search the companies that Scoutly knows by name; watch one with: scoutly companies add NAME.")

    @Argument(help: "Letters of a name or website; all without.")
    var query = ""

    @Flag(help: "Only those to begin with, which scoutly import starter takes.")
    var first = false

    @Option(help: "Only those of this system, such as greenhouse; scoutly boards has them all.")
    var system: String?

    @Option(help: "At most so many; 0 lists all.")
    var limit = 50

    @OptionGroup var list: ListOptions

    private struct Record: Encodable {
        let company: String
        let website: URL?
        let careers_url: URL
        let system: String?
        let token: String?
        let work_model: WorkModel?
        let headquarters: String?
        let office_locations: [String]
        let fields: [String]

        init(_ entry: Catalogue.Entry) {
            (company, website, careers_url) = (entry.company, entry.website, entry.url)
            (system, token) = (entry.system, entry.token)
            (work_model, headquarters) = (entry.details?.workModel, entry.details?.headquarters)
            (office_locations, fields) = (entry.details?.officeLocations ?? [], entry.details?.fields ?? [])
        }
    }

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit is \(limit); 0 or more belongs there") }
    }

    func run() async throws {
        let found = Catalogue.starter.search(query)
            .filter { !first || $0.isFirst }
            .filter { system == nil || $0.system == system?.lowercased() }
        let shown = limit == 0 ? found : Array(found.prefix(limit))
        try list.show(shown.map(Record.init)) { Self.table(shown, more: found.count - shown.count) }
    }

    private static func table(_ entries: [Catalogue.Entry], more: Int) -> String {
        if entries.isEmpty {
            return "No company that Scoutly knows is like that. Any can be watched by the address of its careers page: "
                + "scoutly companies add URL\n"
        }
        var table = TextTable([.init("COMPANY"), .init("WEBSITE"), .init("READ AS"), .init("CAREERS PAGE")])
        for entry in entries {
            table.add([
                TerminalText.cut(entry.company, to: 32), entry.websiteName ?? "-", entry.system ?? "page",
                entry.url.absoluteString,
            ])
        }
        return table.render(width: Console.width) + (more > 0 ? "\(more) more (--limit 0 lists all)\n" : "")
    }
}

extension Catalogue.Entry {
    /// "acme.com"
    var websiteName: String? {
        website?.host().map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 }
    }
}

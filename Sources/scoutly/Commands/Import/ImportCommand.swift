import ArgumentParser
import Boards
import CompanyFiles
import Domain
import Foundation
import Store

/// `scoutly import`: what comes from elsewhere.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import companies, from a file or from the starter catalogue.",
        subcommands: [Companies.self, ImportStarter.self])

    /// `scoutly import companies FILE`
    struct Companies: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "companies",
            abstract: "Import companies from CSV, JSON or a mongoexport, and queue those that are due.",
            discussion: """
                Fields: companyID, company, careers_url, selector, work_model, headquarters, office_locations, fields, \
                openToApplication, priority, browser, lastScrapedAt, isProblematic, scrapeErrors, createdAt, updatedAt; company and \
                careers_url are needed. A company that is known already gets what the file says of it; its place in the \
                schedule stays.

                Example:
                  scoutly import companies companies.csv
                """)

        @Argument(help: "The file; its format is seen from its content.")
        var file: String

        @Flag(help: "Import nothing when a row cannot be used.")
        var strict = false

        @OptionGroup var list: ListOptions

        func run() async throws {
            let path = NSString(string: file).expandingTildeInPath
            let content: CompanyFile
            do {
                content = try CompanyFile.load(at: URL(filePath: path))
            } catch {
                throw Failure(.noInput, "\(error)")
            }
            for note in content.notes where !note.hasSuffix(": ") { Console.warning("\(file): \(note)") }
            for problem in content.problems { Console.warning("\(file): \(problem)") }
            if content.unlistedProblems > 0 { Console.warning("\(file): \(content.unlistedProblems) more problems") }
            let lost = content.problems.filter { $0.loss != .value }.count + content.unlistedProblems
            if content.entries.isEmpty || strict && lost > 0 {
                throw Failure(
                    .badData,
                    content.entries.isEmpty
                        ? "\(file) has no company that can be imported"
                        : "\(lost) rows of \(file) cannot be used, so nothing was imported (--strict)")
            }
            try await Installation.with { installation in
                let histories = Dictionary(
                    content.entries.compactMap(Store.Companies.History.init).map { ($0.id, $0) },
                    uniquingKeysWith: { $1 })
                let result = try await CompanyImport(installation: installation).save(
                    content.entries.map { Store.CompanyEntry(watching: $0.company) }, histories,
                    problems: content.problems.map(\.description))
                try list.show(result) { result.text }
            }
        }
    }
}

extension Store.CompanyEntry {
    /// With the board that the address alone tells.
    init(watching company: Company) {
        let board = Registry.standard.board(at: company.careersURL)
        self.init(company, source: board.map { BoardSource(system: $0.system, token: $0.token) })
    }
}

extension Store.Companies.History {
    /// Nil when the file knows nothing of what was before.
    fileprivate init?(_ entry: CompanyFiles.CompanyEntry) {
        let isProblematic = entry.isProblematic ?? false
        guard
            entry.lastScrapedAt != nil || isProblematic || entry.createdAt != nil || entry.updatedAt != nil
                || !entry.scrapeErrors.isEmpty
        else { return nil }
        self.init(
            id: entry.company.id, lastScrapedAt: entry.lastScrapedAt, isProblematic: isProblematic,
            createdAt: entry.createdAt, updatedAt: entry.updatedAt,
            failures: entry.scrapeErrors.map {
                Failure(at: $0.when ?? entry.updatedAt ?? entry.createdAt ?? Date(), message: $0.what)
            })
    }
}

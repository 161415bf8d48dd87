import ArgumentParser
import Boards
import Database
import Domain
import Foundation
import Store

/// `scoutly import starter`
struct ImportStarter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "starter",
        abstract: "Watch the companies to begin with: some hundred that hire remotely, from the starter catalogue.",
        discussion: """
            Lists them without watching any: scoutly companies catalogue --first
            """)

    @Option(help: "high (read daily), medium (every 3 days) or low (weekly).")
    var priority = CompanyPriority.medium

    @OptionGroup var list: ListOptions

    func run() async throws {
        try await Installation.with { installation in
            let imported = CompanyImport(installation: installation)
            let known = try await installation.database.read { tx in
                Set(try Companies.list(limit: Int.max, in: tx).map(\.company.id))
            }
            // What a person has said of a company already stays.
            let entries = Catalogue.starter.first.compactMap { $0.watched(priority) }
                .filter { !known.contains($0.company.id) }
            var result = try await imported.save(entries)
            result.unchanged += Catalogue.starter.first.count - entries.count
            try list.show(result) { result.text }
        }
    }
}

extension Catalogue.Entry {
    /// As it is watched.
    fileprivate func watched(_ priority: CompanyPriority) -> Store.CompanyEntry? {
        guard var company = details else { return nil }
        company.priority = priority
        let board = Registry.standard.board(of: self)
        return Store.CompanyEntry(company, source: board.map { BoardSource(system: $0.system, token: $0.token) })
    }
}

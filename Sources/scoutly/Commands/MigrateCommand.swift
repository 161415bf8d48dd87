import ArgumentParser
import Database
import Foundation
import Store

/// `scoutly migrate`: the schema, and the data of older installations.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database up to date: its tables, and what older installations stored.",
        discussion: """
            Companies without a priority get medium and count as never scraped. Safe to repeat, and to run on many \
            machines at once. The other commands bring the tables up to date by themselves.
            """)

    @OptionGroup var list: ListOptions

    private struct Result: Encodable {
        var matched: Int
        var modified: Int
    }

    func run() async throws {
        try await Installation.with { installation in
            let now = Date()
            let (matched, modified) = try await installation.database.write {
                try OlderData.migrate(in: $0, now: now)
            }
            try list.show(Result(matched: matched, modified: modified)) {
                "The tables are up to date. Companies without a priority: matched \(matched), modified \(modified).\n"
            }
        }
    }
}

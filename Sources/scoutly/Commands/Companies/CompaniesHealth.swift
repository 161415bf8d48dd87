import ArgumentParser
import Database
import Domain
import Foundation
import Pipeline
import Store

/// `scoutly companies health`
struct CompaniesHealth: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Show how reading each company goes, what broke since yesterday, and which hosts are left alone.")

    @Flag(help: "Only those that could not be read, or show far less than before.")
    var broken = false

    @Option(help: "At most so many; 0 lists all.")
    var limit = 100

    @OptionGroup var list: ListOptions

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit is \(limit); 0 or more belongs there") }
    }

    func run() async throws {
        try await Installation.with { installation in
            let (now, most, onlyBroken) = (Date(), limit == 0 ? Int.max : limit, broken)
            let report = try await installation.database.read { tx in
                let inTrouble = try CompanyHealth.list(onlyBroken: true, limit: .max, in: tx)
                return HealthReport(
                    shown: onlyBroken ? Array(inTrouble.prefix(most)) : try CompanyHealth.list(limit: most, in: tx),
                    inTrouble: inTrouble, total: try Companies.count(in: tx),
                    notes: try ScrapeHistory.notes(since: now.addingTimeInterval(-HealthReport.day), in: tx),
                    hosts: try HostGates.closed(in: tx, now: now), now: now)
            }
            try list.show(report) { report.text(width: Console.width) }
        }
    }
}

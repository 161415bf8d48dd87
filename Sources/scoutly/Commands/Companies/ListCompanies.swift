public import ArgumentParser
import Database
public import Domain
import Foundation
import Store

extension BrowserUse: ExpressibleByArgument {}
extension CompanyPriority: ExpressibleByArgument {}

/// `scoutly companies list`
struct ListCompanies: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the companies that are watched, and how watching them goes.")

    @Option(help: "Only those of this priority: high, medium or low.")
    var priority: CompanyPriority?

    @Flag(help: "Only those that could not be read several times in a row.")
    var problematic = false

    @Option(help: "Only those with these letters in their name.")
    var search: String?

    @Option(help: "At most so many; 0 lists all.")
    var limit = 100

    @OptionGroup var list: ListOptions

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit is \(limit); 0 or more belongs there") }
    }

    func run() async throws {
        try await Installation.with { installation in
            let filter = CompanyFilter(priority: priority, isProblematic: problematic ? true : nil, text: search)
            let most = limit == 0 ? Int.max : limit
            let (companies, count, total, outcomes) = try await installation.database.read { tx in
                let companies = try Companies.list(filter, limit: most, in: tx)
                return (
                    companies, try Companies.count(filter, in: tx), try Companies.count(in: tx),
                    try ScrapeHistory.lastOutcomes(of: companies.map(\.key), in: tx)
                )
            }
            try list.show(companies.map { CompanyRecord($0) }) {
                if total > 0, companies.isEmpty { return "None of the \(total) companies is like that.\n" }
                return Self.table(companies, of: count, outcomes)
            }
        }
    }

    private static func table(
        _ companies: [WatchedCompany], of count: Int, _ outcomes: [CompanyKey: ScrapeRun.Outcome]
    ) -> String {
        if companies.isEmpty {
            return
                "No companies. Add one with: scoutly companies add URL (or import a file: scoutly import companies FILE)\n"
        }
        let now = Date()
        var table = TextTable([
            .init("ID"), .init("PRIORITY"), .init("LAST READ"), .init("NEXT"), .init("STATE"), .init("CAREERS PAGE"),
        ])
        for company in companies {
            let state =
                if company.isProblematic { "problematic" } else if company.failuresInRow > 0 {
                    "failed \(company.failuresInRow)×"
                } else if outcomes[company.key] == .suspect { "suspect" } else {
                    company.lastScrapedAt == nil ? "new" : "ok"
                }
            table.add([
                company.company.id.rawValue, (company.company.priority ?? .medium).rawValue,
                TimeText.relative(company.lastScrapedAt, now: now),
                company.nextScrapeAt <= now ? "due" : TimeText.relative(company.nextScrapeAt, now: now), state,
                company.company.careersURL.absoluteString,
            ])
        }
        let more = count > companies.count ? "\(count - companies.count) more (--limit 0 lists all)\n" : ""
        return table.render(width: Console.width) + more
    }
}

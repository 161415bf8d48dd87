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

    private struct Answer: Encodable {
        struct Host: Encodable {
            let host: String
            let until: Date
            let reason: String
        }

        let companies: [CompanyHealth]
        let brokenSinceYesterday: [String]
        let hostsLeftAlone: [Host]
    }

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit is \(limit); 0 or more belongs there") }
    }

    func run() async throws {
        try await Installation.with { installation in
            let (now, most, broken) = (Date(), limit == 0 ? Int.max : limit, broken)
            let (healths, hosts) = try await installation.database.read { tx in
                (
                    try CompanyHealth.list(
                        onlyBroken: broken, limit: most, since: now.addingTimeInterval(-86_400), in: tx),
                    try HostGates.closed(in: tx, now: now)
                )
            }
            let answer = Answer(
                companies: healths, brokenSinceYesterday: healths.filter(\.brokeSince).map(\.companyID.rawValue),
                hostsLeftAlone: hosts.map { .init(host: $0.host, until: $0.until, reason: $0.reason) })
            try list.show(answer) { Self.text(answer, now) }
        }
    }

    private static func text(_ answer: Answer, _ now: Date) -> String {
        if answer.companies.isEmpty { return "No company to tell of.\n" }
        var table = TextTable([
            .init("ID"), .init("LAST READ"), .init("FAILED", isNumber: true), .init("FOUND", isNumber: true),
            .init("TOOK", isNumber: true), .init("READ AS"), .init("LAST LOOKS, NEWEST FIRST"),
        ])
        for company in answer.companies {
            table.add([
                company.companyID.rawValue, TimeText.relative(company.lastScrapedAt, now: now),
                company.failuresInRow > 0 ? "\(company.failuresInRow)×" : "-",
                company.found.first.map { "\($0)" } ?? "-",
                company.seconds.map { TimeText.span($0) } ?? "-",
                company.system.map { [$0, company.token].compactMap(\.self).joined(separator: " ") } ?? "-",
                company.outcomes.isEmpty
                    ? "none yet" : zip(company.outcomes, company.found).map { "\($0) \($1)" }.joined(separator: ", "),
            ])
        }
        var text = table.render(width: Console.width)
        if !answer.brokenSinceYesterday.isEmpty {
            text += "\nBroke since yesterday: \(answer.brokenSinceYesterday.joined(separator: ", "))\n"
        }
        let undrawn = answer.companies.filter { $0.problem?.kind == ScrapeTrouble.needsBrowser }
        if let first = undrawn.first?.problem {
            text += "\nNeed a browser: \(undrawn.map(\.companyID.rawValue).joined(separator: ", "))\n"
            text += TerminalText.visible(first.message) + "\n"
        }
        for host in answer.hostsLeftAlone {
            let line = "\(host.host) is left alone, \(TimeText.relative(host.until, now: now)) again: \(host.reason)"
            text += TerminalText.visible(TerminalText.cut(line, to: Console.width)) + "\n"
        }
        return text
    }
}

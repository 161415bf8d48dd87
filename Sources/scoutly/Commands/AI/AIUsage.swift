public import ArgumentParser
import Database
import Foundation
public import Metering

/// `scoutly ai usage`
struct AIUsage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage", abstract: "Add up what calls of models took, in tokens and money.")

    @Option(help: "What is told apart: day, model, operation, company or user.")
    var by = Usage.Grouping.day

    @Option(help: "How many days back, with today.")
    var days = 30

    @OptionGroup var list: ListOptions

    private struct Record: Encodable {
        let group: String
        let calls, unanswered, estimatedTokens, inputTokens, cachedInputTokens, outputTokens: Int
        let dollars: Double
        let meanSeconds: Double?

        init(_ usage: Usage) {
            group = usage.group
            (calls, unanswered) = (usage.calls, usage.unanswered)
            (estimatedTokens, inputTokens) = (usage.estimated, usage.input)
            (cachedInputTokens, outputTokens) = (usage.cachedInput, usage.output)
            dollars = Double(usage.cost) / 1_000_000_000
            meanSeconds = usage.meanLatency.map { $0 / .seconds(1) }
        }
    }

    func validate() throws {
        guard (1...3_660).contains(days) else {
            throw ValidationError("--days is \(days); a number from 1 to 3660 belongs there")
        }
    }

    func run() async throws {
        try await Installation.with { installation in
            let zone = installation.settings.ai?.budgets.timeZone ?? TimeZone.current.identifier
            let (calendar, now) = (try LocalCalendar(timeZone: zone), Date())
            let first = calendar.day(of: now.addingTimeInterval(-86_400 * Double(days - 1)))
            let (by, last) = (by, calendar.day(of: now))
            let totals = try await installation.database.read {
                try Usage.totals(by: by, from: first, through: last, in: $0)
            }
            try list.show(totals.map(Record.init)) { table(totals) }
        }
    }

    private func table(_ totals: [Usage]) -> String {
        if totals.isEmpty { return "No model was asked in the last \(days == 1 ? "day" : "\(days) days").\n" }
        var table = TextTable(
            [.init(by.rawValue.uppercased())]
                + ["CALLS", "UNANSWERED", "INPUT", "CACHED", "OUTPUT", "COST", "SECONDS"].map {
                    .init($0, isNumber: true)
                })
        for usage in totals {
            table.add([
                usage.group.isEmpty ? "-" : usage.group, "\(usage.calls)", "\(usage.unanswered)", "\(usage.input)",
                "\(usage.cachedInput)", "\(usage.output)", Self.dollars(usage.cost),
                usage.meanLatency.map { String(format: "%.1f", $0 / .seconds(1)) } ?? "-",
            ])
        }
        let sum = totals.map(\.cost).reduce(0, +)
        let tokens = totals.map { $0.input + $0.output }.reduce(0, +)
        return table.render(width: Console.width) + "\(tokens) tokens, \(Self.dollars(sum))\n"
    }

    private static func dollars(_ nanodollars: Int) -> String {
        String(format: "$%.4f", Double(nanodollars) / 1_000_000_000)
    }
}

extension Usage.Grouping: ExpressibleByArgument {}

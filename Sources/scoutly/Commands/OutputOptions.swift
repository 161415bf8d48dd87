import ArgumentParser
import Domain
import Foundation

/// What every command that prints postings can be told about it.
struct OutputOptions: ParsableArguments {
    @Option(help: "table, json or csv. The JSON is a contract: docs/json.md.")
    var format = OutputFormat.table

    @Option(help: "Print at most so many postings; 0 prints all. (default: 25 in a table, else all)")
    var limit: Int?

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit is \(limit); 0 or more belongs there") }
    }

    /// Prints a report.
    /// - Parameters:
    ///   - total: how many postings were read.
    ///   - leftOut: what of them the report does not show, for the table's last line.
    func show(_ report: Report, total: Int, leftOut: [String] = []) throws {
        var report = report
        var leftOut = leftOut
        let limit = limit ?? (format == .table ? 25 : 0)
        if limit > 0, report.postings.count > limit {
            leftOut.append("\(report.postings.count - limit) further down the list (--limit 0 shows all)")
            report.postings.removeLast(report.postings.count - limit)
        }
        for warning in report.warnings { Console.warning(warning) }
        switch format {
        case .table:
            let table = TableReport(report, width: Console.width, usesColor: Console.usesColor, now: Date())
            try Console.output(table.render(total: total, leftOut: leftOut))
        case .json: try Console.output(report.json())
        case .csv: try Console.output(CSVReport(report).render())
        }
    }
}

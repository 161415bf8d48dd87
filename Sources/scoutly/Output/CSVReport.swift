import Domain
import Foundation

/// A report as CSV (RFC 4180), one posting a line, for spreadsheets.
struct CSVReport {
    private let report: Report

    init(_ report: Report) { self.report = report }

    func render() -> String {
        let isMatched = report.postings.contains { $0.match != nil }
        let isStored = report.postings.contains { $0.company != nil }
        let columns = Self.posting + (isStored ? Self.stored : []) + (isMatched ? Self.match : [])
        let head = columns.map(\.name).joined(separator: ",")
        let lines = report.postings.map { entry in
            columns.map { Self.quoted($0.value(entry, report)) }.joined(separator: ",")
        }
        return ([head] + lines).map { $0 + "\r\n" }.joined()
    }

    private struct Column {
        var name: String
        var value: @Sendable (Report.Entry, Report) -> String
    }

    private static let posting: [Column] = [
        Column(name: "company") { $0.company ?? $1.company ?? "" },
        Column(name: "title") { entry, _ in entry.posting.title },
        Column(name: "url") { entry, _ in entry.posting.url?.absoluteString ?? "" },
        Column(name: "locations") { entry, _ in entry.posting.locations.joined(separator: "; ") },
        Column(name: "workplace") { entry, _ in entry.posting.workplace?.rawValue ?? "" },
        Column(name: "employment_type") { entry, _ in entry.posting.employmentType?.rawValue ?? "" },
        Column(name: "department") { entry, _ in entry.posting.department ?? "" },
        Column(name: "salary_min") { entry, _ in entry.posting.salary?.min?.description ?? "" },
        Column(name: "salary_max") { entry, _ in entry.posting.salary?.max?.description ?? "" },
        Column(name: "salary_currency") { entry, _ in entry.posting.salary?.currency ?? "" },
        Column(name: "salary_period") { entry, _ in entry.posting.salary?.period?.rawValue ?? "" },
        Column(name: "posted_at") { entry, _ in entry.posting.postedAt?.formatted(.iso8601) ?? "" },
        Column(name: "updated_at") { entry, _ in entry.posting.updatedAt?.formatted(.iso8601) ?? "" },
        Column(name: "id") { entry, _ in entry.posting.id.rawValue },
    ]

    private static let stored: [Column] = [
        Column(name: "reposted_since") { entry, _ in entry.repostedSince?.formatted(.iso8601) ?? "" }
    ]

    private static let match: [Column] = [
        Column(name: "score") { entry, _ in entry.match.map { String($0.score) } ?? "" },
        Column(name: "band") { entry, _ in entry.match?.band.rawValue ?? "" },
        Column(name: "verdict") { entry, _ in entry.match?.verdict.rawValue ?? "" },
        Column(name: "is_provisional") { entry, _ in entry.match.map { String($0.isProvisional) } ?? "" },
        Column(name: "cv") { entry, _ in entry.match?.cv ?? "" },
        Column(name: "reasons") { entry, _ in list(entry.match?.reasons) },
        Column(name: "considerations") { entry, _ in list(entry.match?.considerations) },
        Column(name: "stretch_goals") { entry, _ in list(entry.match?.stretchGoals) },
        Column(name: "deal_breaker") { entry, _ in entry.match?.dealBreaker?.text ?? "" },
    ]

    private static func list(_ findings: [Finding]?) -> String { (findings ?? []).map(\.text).joined(separator: "; ") }

    /// A foreign text that starts like a formula is kept from being one when a spreadsheet opens the file.
    private static func quoted(_ value: String) -> String {
        let isFormula = value.first.map { "=+-@\t\r".contains($0) } ?? false
        let value = isFormula ? "'\(value)" : value
        guard value.contains(where: { ",\"\n\r;".contains($0) }) else { return value }
        return "\"\(value.replacing("\"", with: "\"\""))\""
    }
}

import Domain
import Foundation

/// A report as a table for a terminal: best first, each posting with what speaks for and against it.
struct TableReport {
    private let report: Report
    private let width: Int
    private let usesColor: Bool
    private let now: Date

    /// - Parameter width: columns of the terminal; less than 40 are treated as 40.
    init(_ report: Report, width: Int, usesColor: Bool, now: Date) {
        self.report = report
        self.width = max(width, 40)
        self.usesColor = usesColor
        self.now = now
    }

    /// - Parameters:
    ///   - total: how many postings were read.
    ///   - left: those that are not in the report, and why ("2 with a deal-breaker").
    func render(total: Int, leftOut left: [String] = []) -> String {
        var lines = header(total)
        let isMatched = report.postings.contains { $0.match != nil }
        if isMatched {
            lines.append(dim(TerminalText.padded("score  fit", to: Self.scoreColumns) + "posting, and why"))
        }
        for entry in report.postings {
            lines.append("")
            lines += isMatched ? matched(entry) : plain(entry)
        }
        if report.postings.isEmpty { lines += ["", "No postings."] }
        if !left.isEmpty {
            lines += [""] + TerminalText.wrapped("Left out: " + left.joined(separator: ", ") + ".", to: width).map(dim)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func header(_ total: Int) -> [String] {
        let count = total == 1 ? "1 posting" : "\(total) postings"
        let parts = [report.company, count, report.truncated ? "list was cut" : nil, report.careersURL?.absoluteString]
        let line = parts.compactMap(\.self).joined(separator: " · ")
        return [bold(TerminalText.cut(line, to: width)), dim(String(repeating: "─", count: width))]
    }

    private static let scoreColumns = 17

    private func matched(_ entry: Report.Entry) -> [String] {
        guard let match = entry.match else { return plain(entry) }
        let indent = String(repeating: " ", count: Self.scoreColumns)
        let columns = width - Self.scoreColumns
        let score = TerminalText.padded(
            String(format: "%4d  %@", match.score, match.band.rawValue), to: Self.scoreColumns)
        var lines: [String] = []
        for (index, line) in TerminalText.wrapped(entry.posting.title, to: columns).enumerated() {
            lines.append((index == 0 ? color(score, match.band) : indent) + bold(line))
        }
        func add(_ text: String, _ style: (String) -> String = { $0 }, hanging: String = "") {
            for (index, line) in TerminalText.wrapped(text, to: columns - hanging.count).enumerated() {
                lines.append(indent + style((index == 0 ? "" : hanging) + line))
            }
        }
        let repost = entry.repostedSince.map { "reposted, first seen \(TimeText.calendar($0, now: now))" }
        let facts = [entry.company, facts(entry.posting), repost].compactMap(\.self).filter { !$0.isEmpty }
        add(facts.joined(separator: " · "), dim)
        if let breaker = match.dealBreaker { add("✗ " + with(breaker.text, breaker.quote), hanging: "  ") }
        for finding in match.reasons.prefix(3) { add("+ " + with(finding.text, finding.quote), hanging: "  ") }
        for finding in match.considerations.prefix(2) { add("~ " + finding.text, hanging: "  ") }
        for finding in match.stretchGoals.prefix(1) { add("↑ " + finding.text, hanging: "  ") }
        if let url = entry.posting.url { lines.append(indent + dim(url.absoluteString)) }
        return lines
    }

    private func plain(_ entry: Report.Entry) -> [String] {
        let facts = TerminalText.wrapped(facts(entry.posting), to: width - 2).map { "  " + dim($0) }
        let url = entry.posting.url.map { ["  " + dim($0.absoluteString)] } ?? []
        return TerminalText.wrapped(entry.posting.title, to: width).map(bold) + facts + url
    }

    private func facts(_ posting: Posting) -> String {
        let places = posting.locations.prefix(3).joined(separator: "; ")
        let more = posting.locations.count > 3 ? " and \(posting.locations.count - 3) more" : ""
        let workplace = posting.workplace == .onSite ? "on site" : posting.workplace?.rawValue
        let parts = [
            places.isEmpty ? nil : places + more,
            workplace.flatMap { places.localizedCaseInsensitiveContains($0) ? nil : $0 },
            posting.employmentType?.rawValue, posting.department, posting.salary.map(Self.text), age(posting.postedAt),
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    private func age(_ date: Date?) -> String? {
        guard let date else { return nil }
        let days = Int(now.timeIntervalSince(date) / 86_400)
        switch days {
        case ..<0: return nil
        case 0: return "today"
        case 1: return "yesterday"
        case 2..<60: return "\(days) days ago"
        default: return "since \(date.formatted(.iso8601.year().month().day()))"
        }
    }

    /// "EUR 52,000–68,000 a year".
    private static func text(_ salary: Salary) -> String {
        let amounts = [salary.min, salary.max].compactMap(\.self)
        let range = Set(amounts).count == 1 ? [amounts[0]] : amounts
        let text = range.map { $0.formatted(.number.locale(Locale(identifier: "en_GB"))) }.joined(separator: "–")
        let open = amounts.count == 1 ? (salary.max == nil ? "from " : "up to ") : ""
        return [salary.currency, open + text, salary.period.map { "a \($0.rawValue)" }].compactMap(\.self).joined(
            separator: " "
        )
        .replacing("a hour", with: "an hour")
    }

    private func with(_ text: String, _ quote: String?) -> String {
        guard let quote, !quote.isEmpty else { return text }
        return
            "\(text) — “\(TerminalText.cut(quote.split(whereSeparator: \.isWhitespace).joined(separator: " "), to: 90))”"
    }

    private func bold(_ text: String) -> String { style(text, "1") }
    private func dim(_ text: String) -> String { style(text, "2") }

    private func color(_ text: String, _ band: Match.Band) -> String {
        switch band {
        case .excellent, .good: style(text, "1;32")
        case .fair: style(text, "33")
        case .weak: style(text, "2")
        case .rejected: style(text, "31")
        }
    }

    private func style(_ text: String, _ code: String) -> String {
        usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

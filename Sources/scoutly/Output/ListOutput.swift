import ArgumentParser
import Foundation

/// How commands print what they list.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json
}

/// What every command that lists something can be told about it.
struct ListOptions: ParsableArguments {
    @Option(help: "table or json.")
    var format = ListFormat.table

    /// Prints values as a JSON array or object, or as the table that `table` makes of them.
    func show<Value: Encodable>(_ value: Value, table: () -> String) throws {
        switch format {
        case .json: try Console.output(value.asJSON())
        case .table: try Console.output(table())
        }
    }
}

extension Encodable {
    /// Two spaces a level, members by name, dates as ISO 8601 in UTC.
    func asJSON() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}

/// Times for people.
enum TimeText {
    /// "3 h ago", "in 2 d", "now"; "never" for nil.
    static func relative(_ date: Date?, now: Date) -> String {
        guard let date else { return "never" }
        let seconds = date.timeIntervalSince(now)
        let text = span(abs(seconds))
        if text == "0 s" { return "now" }
        return seconds < 0 ? "\(text) ago" : "in \(text)"
    }

    /// "today", "yesterday", "12 days ago", "3 months ago", "2 years ago".
    static func calendar(_ date: Date, now: Date) -> String {
        let days = max(0, Int(now.timeIntervalSince(date) / 86_400))
        return switch days {
        case 0: "today"
        case 1: "yesterday"
        case 2..<60: "\(days) days ago"
        case 60..<730: "\(days / 30) months ago"
        default: "\(days / 365) years ago"
        }
    }

    /// "240 ms", else as `span`.
    static func latency(_ seconds: Double) -> String {
        seconds < 1 ? "\(Int((seconds * 1_000).rounded())) ms" : span(seconds)
    }

    /// "40 s", "5 min", "3 h", "2 d".
    static func span(_ seconds: Double) -> String {
        switch seconds {
        case ..<60: "\(Int(seconds)) s"
        case ..<3_600: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3_600)) h"
        default: "\(Int(seconds / 86_400)) d"
        }
    }
}

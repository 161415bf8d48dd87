import Foundation
import Logging

/// Renders a line for people: moment, level, message, then key=value.
enum TextLogLine {
    /// These lead, since they say what the line is about; the others follow by name.
    private static let leadingKeys = ["kind", "job", "attempt"]

    static func render(_ line: LogLine, usesColor: Bool) -> String {
        func styled(_ text: String, _ code: String) -> String { usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
        let (word, color) = level(line.level)
        let leading = leadingKeys.filter { line.metadata[$0] != nil }
        var pairs = (leading + line.metadata.keys.filter { !leading.contains($0) }.sorted()).prefix(LogLine.mostValues)
            .map { key in (key, value(line.metadata[key] ?? "", depth: 1)) }
        if let error = line.error { pairs.append(("error", quoted(error))) }

        var text = styled(line.date.formatted(.iso8601), "2") + " " + styled(word, color) + " "
        text += VisibleText.escaped(LogLine.bounded(line.message))
        for (key, value) in pairs { text += " " + styled(quoted(key) + "=", "2") + value }
        return text + "\n"
    }

    /// Five columns each, with the colour of an SGR sequence.
    private static func level(_ level: Logger.Level) -> (word: String, color: String) {
        switch level {
        case .trace: ("trace", "2")
        case .debug: ("debug", "2")
        case .info: ("info ", "32")
        case .notice: ("note ", "36")
        case .warning: ("warn ", "33")
        case .error: ("error", "31")
        case .critical: ("crit ", "1;31")
        }
    }

    /// A list as `[a, b]`, a dictionary as `{a=1 b=2}`.
    private static func value(_ value: Logger.MetadataValue, depth: Int) -> String {
        switch value {
        case .string(let text): return quoted(text)
        case .stringConvertible(let convertible): return quoted(convertible.description)
        case .array, .dictionary:
            guard depth <= LogLine.deepestNesting else { return "…" }
            return nested(value, depth: depth)
        }
    }

    private static func nested(_ value: Logger.MetadataValue, depth: Int) -> String {
        switch value {
        case .array(let list):
            let items = list.prefix(LogLine.mostValues).map { self.value($0, depth: depth + 1) }
            return "[" + items.joined(separator: ", ") + "]"
        case .dictionary(let members):
            let pairs = members.sorted { $0.key < $1.key }.prefix(LogLine.mostValues)
            let items = pairs.map { quoted($0.key) + "=" + self.value($0.value, depth: depth + 1) }
            return "{" + items.joined(separator: " ") + "}"
        case .string, .stringConvertible: return self.value(value, depth: depth)
        }
    }

    /// In quotation marks where a reader, or `grep`, could not tell where it ends.
    private static func quoted(_ text: String) -> String {
        let visible = VisibleText.escaped(LogLine.bounded(text), quotes: false)
        let isPlain = !visible.isEmpty && !visible.contains { " \"=\\[]{},".contains($0) || $0.isWhitespace }
        return isPlain ? visible : "\"" + VisibleText.escaped(LogLine.bounded(text), quotes: true) + "\""
    }
}

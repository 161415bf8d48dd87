import Foundation
import Logging

/// Renders a line as a JSON object (RFC 8259), its members always in the same order.
enum JSONLogLine {
    static func render(_ line: LogLine) -> String {
        let moment = line.date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        var text = "{\"ts\":\"\(moment)\",\"level\":\"\(line.level.rawValue)\",\"label\":\(string(line.label))"
        text += ",\"message\":\(string(line.message))"
        if !line.metadata.isEmpty { text += ",\"metadata\":\(value(.dictionary(line.metadata), depth: 0))" }
        if let error = line.error { text += ",\"error\":\(string(error))" }
        return text + "}\n"
    }

    private static func value(_ value: Logger.MetadataValue, depth: Int) -> String {
        switch value {
        case .string(let text): return string(text)
        case .stringConvertible(let convertible): return scalar(convertible)
        case .array(let list):
            guard depth <= LogLine.deepestNesting else { return "\"…\"" }
            let items = list.prefix(LogLine.mostValues).map { self.value($0, depth: depth + 1) }
            return "[" + items.joined(separator: ",") + "]"
        case .dictionary(let members):
            guard depth <= LogLine.deepestNesting else { return "\"…\"" }
            let pairs = members.sorted { $0.key < $1.key }.prefix(LogLine.mostValues)
            let items = pairs.map { string($0.key) + ":" + self.value($0.value, depth: depth + 1) }
            return "{" + items.joined(separator: ",") + "}"
        }
    }

    /// Numbers and truths as such, everything else as it describes itself.
    private static func scalar(_ value: any CustomStringConvertible) -> String {
        switch value {
        case let truth as Bool: return truth ? "true" : "false"
        case let number as any BinaryInteger: return number.description
        case let number as Double where number.isFinite: return number.description
        default: return string(value.description)
        }
    }

    /// Escapes what JSON asks for, and what a terminal would act on.
    private static func string(_ whole: String) -> String {
        let text = LogLine.bounded(whole)
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F || $0 == 0x22 || $0 == 0x5C }) else {
            return "\"\(text)\""
        }
        var escaped = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case _ where VisibleText.isActedOn(scalar):
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped + "\""
    }
}

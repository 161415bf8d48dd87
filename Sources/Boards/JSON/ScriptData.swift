internal import Foundation
internal import Markup

/// The data that a page carries in its scripts for itself to draw from: `__NEXT_DATA__` and its like, values that scripts
/// give to names (`window.__STATE__ = {…}`), texts to be parsed (`JSON.parse("…")`), and Next.js's rows
/// (`self.__next_f.push`).
struct ScriptData {
    /// What the script calls it; empty when it gives it no name.
    let name: String
    let value: JSON

    /// More values than any page has, and more bytes than any keeps its postings in.
    private static let maximumValues = 200
    private static let maximumBytes = 8 << 20
    /// Code that is no JSON is looked through more than once, brackets in brackets.
    private static let maximumWork = 16 << 20

    static func find(in page: CareersPage) -> [ScriptData] {
        if let first = page.bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        {
            return (try? JSON(parsing: page.bytes)).map { [ScriptData(name: "", value: $0)] } ?? []
        }
        var values: [ScriptData] = []
        var rows = ""
        for script in page.tree?.select(scripts) ?? [] where values.count < maximumValues {
            let type = script.attribute("type")?.lowercased() ?? ""
            if type.contains("ld+json") || type.contains("template") { continue }
            let text = script.rawText
            guard text.utf8.count < maximumBytes else { continue }
            if type.contains("json") {
                guard let value = try? JSON(parsing: Array(text.utf8)) else { continue }
                let isNuxt = script.attribute("id") == "__NUXT_DATA__"
                let name = script.attribute("id") ?? ""
                values.append(ScriptData(name: name, value: isNuxt ? NuxtData.resolved(value) ?? value : value))
            } else if text.contains("__next_f") {
                for row in assigned(in: text) { rows += row.value.array.dropFirst().first?.string ?? "" }
            } else {
                values += assigned(in: text)
            }
        }
        values += parts(ofRows: rows).map { ScriptData(name: "", value: $0) }
        return Array(values.prefix(maximumValues))
    }

    private static let scripts = selector("script:not([src])")

    /// The JSON that stands after `=`, `(` or `JSON.parse(` in code, each value once.
    private static func assigned(in script: String) -> [ScriptData] {
        let bytes = Array(script.utf8)
        var values: [ScriptData] = []
        var index = 0
        var budget = maximumWork
        while index < bytes.count, budget > 0, values.count < maximumValues {
            guard let start = bytes[index...].firstIndex(where: isOpener) else { break }
            index = start + 1
            guard isGiven(bytes, at: start), let end = JSONSpan.end(of: bytes, from: start, budget: &budget) else {
                continue
            }
            guard end - start > minimumBytes else { continue }
            let part = Array(bytes[start..<end])
            if bytes[start] == UInt8(ascii: "\"") {
                // A text that is JSON itself.
                if let text = (try? JSON(parsing: [0x5B] + part + [0x5D]))?.array.first?.string,
                    let value = try? JSON(parsing: Array(text.utf8)), value.isObject || value.isArray
                {
                    values.append(ScriptData(name: name(bytes, before: start), value: value))
                    index = end
                }
            } else if let value = try? JSON(parsing: part) {
                values.append(ScriptData(name: name(bytes, before: start), value: value))
                index = end
            }
        }
        return values
    }

    /// What is shorter holds no list of postings.
    private static let minimumBytes = 20

    private static func isOpener(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\"")
    }

    private static func isGiven(_ bytes: [UInt8], at start: Int) -> Bool {
        guard let before = bytes[..<start].last(where: { $0 > 0x20 }) else { return true }
        return before == UInt8(ascii: "=") || before == UInt8(ascii: "(")
            || before == UInt8(ascii: ":") && bytes[start] != UInt8(ascii: "\"")
    }

    /// The identifier that a value is given to: "jobs" of `var jobs = JSON.parse(`.
    private static func name(_ bytes: [UInt8], before start: Int) -> String {
        let code = String(decoding: bytes[max(0, start - 80)..<start], as: UTF8.self)
        let found = code.firstMatch(of: #/([A-Za-z_$][\w$]*)["']?\]?\s*[=:]\s*(?:JSON\.parse\(\s*)?$/#)
        return found.map { String($0.1) } ?? ""
    }

    /// Next.js's rows are lines of "number:value", most of them JSON.
    private static func parts(ofRows rows: String) -> [JSON] {
        rows.split(separator: "\n").prefix(2_000).compactMap { row in
            guard let mark = row.firstIndex(of: ":") else { return nil }
            let value = row[row.index(after: mark)...]
            guard value.utf8.count > minimumBytes, value.first == "[" || value.first == "{" else { return nil }
            return try? JSON(parsing: Array(value.utf8))
        }
    }
}

/// Turns a CSS selector into XPath, a compound at a time.
struct CSSSelectorParser {
    private let source: String
    private var rest: Substring

    init(_ source: String) {
        self.source = source
        rest = Substring(source)
    }

    /// One path for each selector of the list; each starts with `//`.
    mutating func list() throws(CSSSelectorError) -> [String] {
        skipSpace()
        var paths = [try complex()]
        while take(",") {
            skipSpace()
            paths.append(try complex())
        }
        guard rest.isEmpty else { throw unexpected() }
        return paths
    }

    private mutating func complex() throws(CSSSelectorError) -> String {
        var path = "//" + (try compound())
        while true {
            let hadSpace = skipSpace()
            if take(">") {
                skipSpace()
                path += "/" + (try compound())
            } else if take("+") {
                skipSpace()
                path += "/following-sibling::*[1]/self::" + (try compound())
            } else if take("~") {
                skipSpace()
                path += "/following-sibling::" + (try compound())
            } else if hadSpace, let next = rest.first, next != "," {
                path += "//" + (try compound())
            } else {
                return path
            }
        }
    }

    private mutating func compound() throws(CSSSelectorError) -> String {
        var step = "*"
        var isEmpty = true
        if take("*") {
            isEmpty = false
        } else if let name = identifier() {
            step = name.lowercased()
            isEmpty = false
        }
        while let test = try simple() {
            step += "[\(test)]"
            isEmpty = false
        }
        if isEmpty { throw unexpected() }
        return step
    }

    /// One `#id`, `.class`, `[attribute]` or `:pseudo`, as an XPath condition.
    private mutating func simple() throws(CSSSelectorError) -> String? {
        if take("#") {
            return "@id=\(Self.literal(try name()))"
        }
        if take(".") {
            return Self.hasWord("@class", try name())
        }
        if take("[") {
            return try attribute()
        }
        if rest.hasPrefix("::") { throw unexpected() }
        if take(":") {
            return try pseudo()
        }
        return nil
    }

    private mutating func attribute() throws(CSSSelectorError) -> String {
        skipSpace()
        let attribute = "@" + (try name()).lowercased()
        skipSpace()
        if take("]") { return attribute }
        let comparison = ["=", "~=", "|=", "^=", "$=", "*="].first { rest.hasPrefix($0) }
        guard let comparison else { throw unexpected() }
        rest.removeFirst(comparison.count)
        skipSpace()
        let value = try string()
        skipSpace()
        guard take("]") else { throw unexpected() }
        let text = Self.literal(value)
        switch comparison {
        case "=": return "\(attribute)=\(text)"
        case "~=": return Self.hasWord(attribute, value)
        case "|=": return "\(attribute)=\(text) or starts-with(\(attribute),\(Self.literal(value + "-")))"
        case "^=": return value.isEmpty ? "false()" : "starts-with(\(attribute),\(text))"
        case "$=":
            let start = "string-length(\(attribute))-\(value.unicodeScalars.count - 1)"
            return value.isEmpty ? "false()" : "substring(\(attribute),\(start))=\(text)"
        default: return value.isEmpty ? "false()" : "contains(\(attribute),\(text))"
        }
    }

    private mutating func pseudo() throws(CSSSelectorError) -> String {
        let before = rest
        switch try name().lowercased() {
        case "first-child": return "not(preceding-sibling::*)"
        case "last-child": return "not(following-sibling::*)"
        case "only-child": return "not(preceding-sibling::*) and not(following-sibling::*)"
        case "empty": return "not(node())"
        case "not":
            guard take("(") else { throw unexpected() }
            skipSpace()
            let test = if let name = identifier() { "self::\(name.lowercased())" } else { try simple() }
            skipSpace()
            guard let test, take(")") else { throw unexpected() }
            return "not(\(test))"
        case "nth-child":
            guard take("("), let end = rest.firstIndex(of: ")") else { throw unexpected() }
            let formula = rest[..<end].filter { !$0.isWhitespace }.lowercased()
            rest = rest[rest.index(after: end)...]
            guard let test = Self.nth(formula) else {
                throw CSSSelectorError(
                    description:
                        "the CSS selector “\(source)” has “\(formula)” where a number, odd, even or an+b belongs")
            }
            return test
        default:
            rest = before
            throw unexpected()
        }
    }

    private static func nth(_ formula: String) -> String? {
        let position = "(count(preceding-sibling::*)+1)"
        if let number = Int(formula) { return "\(position)=\(number)" }
        if formula == "odd" { return "\(position) mod 2=1" }
        if formula == "even" { return "\(position) mod 2=0" }
        guard let found = formula.wholeMatch(of: #/([+-]?\d*)n([+-]\d+)?/#) else { return nil }
        guard let step = Int(found.1.isEmpty || found.1 == "+" ? "1" : found.1 == "-" ? "-1" : String(found.1)),
            let offset = Int(found.2 ?? "0")
        else { return nil }
        if step == 0 { return "\(position)=\(offset)" }
        let side = step > 0 ? "\(position)>=\(offset)" : "\(position)<=\(offset)"
        return "\(side) and (\(position)-(\(offset))) mod \(step.magnitude)=0"
    }

    private static func hasWord(_ attribute: String, _ word: String) -> String {
        guard !word.isEmpty, !word.contains(where: \.isWhitespace) else { return "false()" }
        return "contains(concat(' ',normalize-space(\(attribute)),' '),\(literal(" \(word) ")))"
    }

    private static func literal(_ text: String) -> String {
        if !text.contains("'") { return "'\(text)'" }
        if !text.contains("\"") { return "\"\(text)\"" }
        let parts = text.split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }
        return "concat(" + parts.joined(separator: ",\"'\",") + ")"
    }

    private mutating func string() throws(CSSSelectorError) -> String {
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return try name() }
        rest.removeFirst()
        guard let end = rest.firstIndex(of: quote) else { throw unexpected() }
        defer { rest = rest[rest.index(after: end)...] }
        return String(rest[..<end])
    }

    private mutating func name() throws(CSSSelectorError) -> String {
        guard let name = identifier() else { throw unexpected() }
        return name
    }

    /// Letters, digits, `-`, `_`, anything beyond ASCII, and what a backslash protects.
    private mutating func identifier() -> String? {
        var name = ""
        while let character = rest.first {
            if character == "\\", rest.count > 1 {
                rest.removeFirst()
                name.append(rest.removeFirst())
            } else if character.isLetter || character.isNumber || character == "-" || character == "_"
                || !character.isASCII
            {
                name.append(rest.removeFirst())
            } else {
                break
            }
        }
        return name.isEmpty ? nil : name
    }

    private mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let before = rest.count
        rest = rest.drop(while: \.isWhitespace)
        return rest.count < before
    }

    private func unexpected() -> CSSSelectorError {
        let place = rest.isEmpty ? "ends too early" : "is not understood from “\(rest.prefix(20))” on"
        return CSSSelectorError(description: "the CSS selector “\(source)” \(place)")
    }
}

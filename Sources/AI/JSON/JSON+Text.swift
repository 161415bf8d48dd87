extension JSON {
    /// The value on one line without spaces, members in their order; a number that is none is written as null.
    public var text: String {
        var text = ""
        write(to: &text, escaping: { _, _ in false })
        return text
    }

    /// As `text`, with each character written as `\uXXXX` for which `escaping` says so, told the one that follows.
    func text(escaping: (Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool) -> String {
        var text = ""
        write(to: &text, escaping: escaping)
        return text
    }

    private func write(to text: inout String, escaping: (Unicode.Scalar, Unicode.Scalar?) -> Bool) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += Self.text(of: value)
        case .string(let value): Self.write(value, to: &text, escaping: escaping)
        case .array(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += "," }
                item.write(to: &text, escaping: escaping)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                Self.write(member.name, to: &text, escaping: escaping)
                text += ":"
                member.value.write(to: &text, escaping: escaping)
            }
            text += "}"
        }
    }

    private static func text(of number: Double) -> String {
        guard number.isFinite else { return "null" }
        if number.magnitude < 9_007_199_254_740_992, let whole = Int(exactly: number) { return "\(whole)" }
        return "\(number)"
    }

    private static func write(
        _ value: String, to text: inout String, escaping: (Unicode.Scalar, Unicode.Scalar?) -> Bool
    ) {
        text += "\""
        var scalars = value.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F || escaping(scalar, next):
                for unit in UTF16.encode(scalar) ?? .init() {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

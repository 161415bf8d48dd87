/// Reads a number, `true`, `false`, `null`, and what models write in their place.
enum Literal {
    static func read(_ word: String, noting repairs: inout Set<NearJSON.Repair>) -> JSON {
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default: break
        }
        if isNumber(Array(word.utf8)[...]) {
            guard let value = Double(word), value.isFinite else {
                repairs.insert(.notANumber)
                return .null
            }
            return .number(value)
        }
        return odd(word, noting: &repairs)
    }

    private static func odd(_ word: String, noting repairs: inout Set<NearJSON.Repair>) -> JSON {
        switch word.lowercased() {
        case "true", "yes":
            repairs.insert(.bareWord)
            return .bool(true)
        case "false", "no":
            repairs.insert(.bareWord)
            return .bool(false)
        case "null", "none", "nil", "undefined":
            repairs.insert(.bareWord)
            return .null
        case "nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity":
            repairs.insert(.notANumber)
            return .null
        default: break
        }
        let digits = word.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        if digits, let value = Double(word.hasPrefix("+") ? String(word.dropFirst()) : word), value.isFinite {
            repairs.insert(.numberFormat)
            return .number(value)
        }
        repairs.insert(.bareWord)
        return .string(word)
    }

    /// The grammar of RFC 8259, 6.
    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.prefix(while: isDigit)
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
        rest = rest.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            guard !fraction.isEmpty else { return false }
            rest = rest.dropFirst(fraction.count + 1)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            let exponent = rest.prefix(while: isDigit)
            guard !exponent.isEmpty else { return false }
            rest = rest.dropFirst(exponent.count)
        }
        return rest.isEmpty
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

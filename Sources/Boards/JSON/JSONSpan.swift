/// How far a JSON value goes that stands in code.
enum JSONSpan {
    private static let maximumDepth = 200

    /// Where the value ends that starts with a bracket or a quotation mark; nil when it does not end.
    /// - Parameter budget: how many bytes may still be looked at, for all values together.
    static func end(of bytes: [UInt8], from start: Int, budget: inout Int) -> Int? {
        var depth = 0
        var index = start
        defer { budget -= index - start }
        while index < bytes.count, index - start < budget {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard let end = endOfString(bytes, from: index) else { return nil }
                index = end
                if depth == 0 { return index }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if depth > maximumDepth { return nil }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "\""): return index + 1
            case 0x0A: return nil
            default: index += 1
            }
        }
        return nil
    }
}

internal import Foundation

/// Cuts a value in JSON out of the code around it.
enum ScriptValue {
    /// The object or list that follows a mark in a script, up to its own closing bracket; nil when it has none.
    static func find(after mark: String, in script: String) -> [UInt8]? {
        guard let place = script.range(of: mark) else { return nil }
        let bytes = Array(script[place.upperBound...].utf8)
        guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            bytes[..<start].allSatisfy({ $0 <= 0x20 || "=:(".utf8.contains($0) })
        else { return nil }
        var depth = 0
        var isString = false
        var isEscaped = false
        for index in start..<bytes.count {
            let byte = bytes[index]
            if isString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return Array(bytes[start...index]) }
            default: break
            }
        }
        return nil
    }
}

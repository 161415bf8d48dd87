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
        var budget = bytes.count
        return JSONSpan.end(of: bytes, from: start, budget: &budget).map { Array(bytes[start..<$0]) }
    }
}

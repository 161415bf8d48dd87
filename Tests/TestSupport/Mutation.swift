/// One way to spoil an answer.
public enum Mutation: CaseIterable {
    case cut, flipped, swappedType, doubledKey, hugeNumber, nul, brokenUTF8, nested, movedPart, oddAddress, escapedAgain

    public func apply(to bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        guard bytes.count > 2 else { return bytes }
        var bytes = bytes
        switch self {
        case .cut:
            return Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
        case .flipped:
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                let index = Int.random(in: bytes.indices, using: &random)
                bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        case .nul:
            for _ in 0..<3 { bytes[Int.random(in: bytes.indices, using: &random)] = 0 }
        case .brokenUTF8:
            for _ in 0..<5 {
                let index = Int.random(in: bytes.indices, using: &random)
                bytes[index] = [0xC2, 0xE2, 0xED, 0xF3, 0xFF, 0x80].randomElement(using: &random) ?? 0xFF
            }
        case .nested:
            let depth = [50, 900, 2_000, 100_000].randomElement(using: &random) ?? 50
            let opened = bytes.first == UInt8(ascii: "<") ? "<div>" : "["
            let closed = opened == "[" ? "]" : "</div>"
            let nested = String(repeating: opened, count: depth) + String(repeating: closed, count: depth)
            replaceValue(in: &bytes, by: nested, &random)
        case .movedPart:
            let start = Int.random(in: bytes.indices, using: &random)
            let part = bytes[start..<min(bytes.count, start + 200)]
            bytes.insert(contentsOf: part, at: Int.random(in: bytes.indices, using: &random))
        case .escapedAgain:
            let text = String(decoding: bytes, as: UTF8.self)
            return Array(text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;").utf8)
        case .swappedType:
            for _ in 0..<10 {
                let value = ["null", "true", "-1", "{}", "[]", "[[1]]", #"{"a": 1}"#, #""""#, "1.5"].randomElement(
                    using: &random)
                replaceValue(in: &bytes, by: value ?? "null", &random)
            }
        case .doubledKey:
            replaceValue(in: &bytes, by: #"1, "id": 7, "id": "x", "title": null, "title": "Two""#, &random)
        case .hugeNumber:
            let number = [
                "99999999999999999999999999", "-9223372036854775808", "18446744073709551615", "1e308", "-1e308",
                "1e-300",
                "9223372036854775807",
            ].randomElement(using: &random)
            for _ in 0..<4 { replaceValue(in: &bytes, by: number ?? "1e308", &random) }
        case .oddAddress:
            let address = [
                "javascript:alert(1)", "data:text/html,x", "/jobs/1", "//", "http://", "https:///x",
                "mailto:a@b.example",
                "file:///etc/passwd", "HTTPS://HOST.example/a b", "https://user:word@host.example/",
            ].randomElement(using: &random)
            for _ in 0..<20 { replaceValue(in: &bytes, by: "\"\(address ?? "/")\"", &random) }
        }
        return bytes
    }

    /// Replaces what stands after some colon (in HTML: some equals sign) up to the next comma or bracket.
    private func replaceValue(in bytes: inout [UInt8], by text: String, _ random: inout SeededGenerator) {
        let mark = UInt8(ascii: bytes.first == UInt8(ascii: "<") ? "=" : ":")
        let from = Int.random(in: bytes.indices, using: &random)
        guard let start = bytes[from...].firstIndex(of: mark) ?? bytes.firstIndex(of: mark) else { return }
        let value = (start + 1)..<bytes.count
        var end = value.lowerBound
        var isQuoted = false
        for index in value {
            end = index
            if bytes[index] == UInt8(ascii: "\""), bytes[index - 1] != UInt8(ascii: "\\") { isQuoted.toggle() }
            if !isQuoted, [0x2C, 0x5D, 0x7D, 0x3E].contains(bytes[index]) { break }
        }
        bytes.replaceSubrange(value.lowerBound..<end, with: Array(text.utf8))
    }
}

/// Mends the JSON that people write into pages by hand: comments around it, raw line breaks inside strings, unknown
/// escapes, commas that are missing or one too many, an end that is cut off.
enum JSONRepair {
    static func repaired(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + 64)
        var input = Array(text.utf8)[...]
        // What stands before and after the outermost value: <!-- -->, //<![CDATA[ ]]>, assignments.
        if let start = input.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) {
            input = input[start...]
        }
        if let end = input.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }) {
            input = input[...end]
        }
        var isAfterValue = false
        var closers: [UInt8] = []
        while let byte = input.first {
            switch byte {
            case UInt8(ascii: "\""):
                if isAfterValue { output.append(UInt8(ascii: ",")) }
                takeString(from: &input, to: &output)
                isAfterValue = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if isAfterValue { output.append(UInt8(ascii: ",")) }
                output.append(byte)
                closers.append(byte + 2)  // In ASCII, "}" and "]" stand two behind "{" and "[".
                input.removeFirst()
                isAfterValue = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                dropTrailingComma(of: &output)
                if closers.last == byte { output.append(closers.removeLast()) }
                input.removeFirst()
                isAfterValue = true
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                if byte == UInt8(ascii: ":") { dropTrailingComma(of: &output) }
                if output.last != byte { output.append(byte) }
                input.removeFirst()
                isAfterValue = false
            case 0...0x20:
                input.removeFirst()
            default:
                if isAfterValue { output.append(UInt8(ascii: ",")) }
                while let letter = input.first, letter > 0x20, !",:{}[]\"".utf8.contains(letter) {
                    output.append(letter)
                    input.removeFirst()
                }
                isAfterValue = true
            }
        }
        dropTrailingComma(of: &output)
        return output + closers.reversed()
    }

    private static func takeString(from input: inout ArraySlice<UInt8>, to output: inout [UInt8]) {
        output.append(input.removeFirst())
        while let byte = input.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                output.append(byte)
                return
            case UInt8(ascii: "\\"):
                guard let next = input.popFirst() else { break }
                if "\"\\/bfnrt".utf8.contains(next) || next == UInt8(ascii: "u") && input.prefix(4).count(where: isHex) == 4 {
                    output.append(byte)
                } else {
                    output.append(contentsOf: "\\\\".utf8)
                }
                output.append(next)
            case 0x0A: output.append(contentsOf: "\\n".utf8)
            case 0..<0x20: output.append(0x20)
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func isHex(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }

    private static func dropTrailingComma(of output: inout [UInt8]) {
        if output.last == UInt8(ascii: ",") { output.removeLast() }
    }
}

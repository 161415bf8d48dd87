/// Mends the JSON that people write into pages by hand: comments around it, raw line breaks inside strings, unknown
/// escapes, commas that are missing or one too many.
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
        while let byte = input.first {
            switch byte {
            case UInt8(ascii: "\""):
                if isAfterValue { output.append(UInt8(ascii: ",")) }
                takeString(from: &input, to: &output)
                isAfterValue = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if isAfterValue { output.append(UInt8(ascii: ",")) }
                output.append(byte)
                input.removeFirst()
                isAfterValue = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                dropTrailingComma(of: &output)
                output.append(byte)
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
        return output
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
                if "\"\\/bfnrtu".utf8.contains(next) {
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

    private static func dropTrailingComma(of output: inout [UInt8]) {
        if output.last == UInt8(ascii: ",") { output.removeLast() }
    }
}

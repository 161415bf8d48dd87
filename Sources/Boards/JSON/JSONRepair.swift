/// Mends the JSON that people write into pages by hand: comments around it, raw line breaks inside strings, unknown
/// escapes, commas that are missing or one too many, an end that is cut off.
struct JSONRepair {
    /// Longer texts are left as they are: no posting is a megabyte.
    static let maximumBytes = 4 << 20

    private let input: [UInt8]
    private var index: Int
    private let end: Int
    private var output: [UInt8] = []
    private var closers: [UInt8] = []
    private var isAfterValue = false

    static func repaired(_ text: String) -> [UInt8] {
        guard text.utf8.count <= maximumBytes else { return Array(text.utf8) }
        var repair = JSONRepair(Array(text.replacing("<![CDATA[", with: "").replacing("]]>", with: "").utf8))
        return repair.run()
    }

    /// What stands before and after the outermost value, such as comments and assignments, is left out.
    private init(_ input: [UInt8]) {
        self.input = input
        index = input.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } ?? 0
        end = input.lastIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }.map { $0 + 1 } ?? input.count
        output.reserveCapacity(input.count + 64)
    }

    private mutating func run() -> [UInt8] {
        while index < end {
            let byte = input[index]
            switch byte {
            case UInt8(ascii: "\""):
                startValue()
                takeString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                startValue()
                take(byte)
                closers.append(byte + 2)  // In ASCII, "}" and "]" stand two behind "{" and "[".
                isAfterValue = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                dropTrailingComma()
                index += 1
                if closers.last == byte { output.append(closers.removeLast()) }
                isAfterValue = true
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                if byte == UInt8(ascii: ":") { dropTrailingComma() }
                if output.last == byte { index += 1 } else { take(byte) }
                isAfterValue = false
            case 0...0x20:
                index += 1
            default:
                startValue()
                takeWord()
            }
        }
        dropTrailingComma()
        return output + closers.reversed()
    }

    private mutating func startValue() {
        if isAfterValue { output.append(UInt8(ascii: ",")) }
        isAfterValue = true
    }

    private mutating func take(_ byte: UInt8) {
        output.append(byte)
        index += 1
    }

    private mutating func takeWord() {
        while index < end, input[index] > 0x20, !Self.marks.contains(input[index]) { take(input[index]) }
    }

    private mutating func takeString() {
        take(UInt8(ascii: "\""))
        while index < end {
            let byte = input[index]
            switch byte {
            case UInt8(ascii: "\""):
                take(byte)
                return
            case UInt8(ascii: "\\"):
                takeEscape()
            case 0x0A:
                output.append(contentsOf: "\\n".utf8)
                index += 1
            case 0..<0x20:
                take(0x20)
            default:
                take(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// A backslash that starts no escape stands for itself.
    private mutating func takeEscape() {
        take(UInt8(ascii: "\\"))
        guard index < end else {
            output.removeLast()
            return
        }
        let next = input[index]
        let digits = input[(index + 1)..<min(index + 5, end)]
        let isCode = next == UInt8(ascii: "u") && digits.count == 4 && digits.allSatisfy(Self.isHex)
        guard isCode || Self.escapes.contains(next) else {
            output.append(UInt8(ascii: "\\"))
            return
        }
        take(next)
    }

    private mutating func dropTrailingComma() {
        if output.last == UInt8(ascii: ",") { output.removeLast() }
    }

    private static func isHex(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }

    private static let marks = Array(",:{}[]\"".utf8)
    private static let escapes = Array("\"\\/bfnrt".utf8)
}

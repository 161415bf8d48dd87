/// Mends the XML that programs write by putting texts together: ampersands that start no reference, references that only
/// HTML knows, control characters, and what stands before the first tag.
struct XMLRepair {
    private let input: [UInt8]
    private var output: [UInt8] = []

    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var repair = XMLRepair(input: bytes)
        repair.run()
        return repair.output
    }

    private init(input: [UInt8]) {
        self.input = input
        output.reserveCapacity(input.count + 64)
    }

    private mutating func run() {
        var index = input.firstIndex(of: UInt8(ascii: "<")) ?? input.count
        while index < input.count {
            let byte = input[index]
            if byte == UInt8(ascii: "<"), starts("<![CDATA[", at: index) {
                let end = endOfSection(from: index)
                output.append(contentsOf: input[index..<end].filter(Self.isAllowed))
                index = end
            } else {
                if byte == UInt8(ascii: "&"), !startsReference(at: index) {
                    output.append(contentsOf: "&amp;".utf8)
                } else if Self.isAllowed(byte) {
                    output.append(byte)
                }
                index += 1
            }
        }
    }

    private func endOfSection(from start: Int) -> Int {
        var index = start
        while index < input.count, !starts("]]>", at: index) { index += 1 }
        return min(index + 3, input.count)
    }

    /// Whether XML itself knows the reference: one of its five, or a character's number.
    private func startsReference(at start: Int) -> Bool {
        if ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].contains(where: { starts($0, at: start) }) { return true }
        let rest = input[(start + 1)..<min(start + 10, input.count)]
        guard rest.first == UInt8(ascii: "#"), let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return false }
        let digits = rest[(start + 2)..<end]
        let isHex = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let number = Int(String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self), radix: isHex ? 16 : 10)
        return number.map { $0 > 0x1F && $0 < 0xD800 || 0xE000..<0xFFFE ~= $0 || 0x10000...0x10FFFF ~= $0 } ?? false
    }

    private func starts(_ text: StaticString, at index: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= input.count else { return false }
        return (0..<count).allSatisfy { input[index + $0] == text.utf8Start[$0] }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool { byte > 0x1F || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

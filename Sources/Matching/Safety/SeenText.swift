/// A line taken apart into what a person sees and what is hidden in characters that nobody does.
struct SeenText {
    private(set) var visible = ""
    /// What the hidden characters spell, where they spell something: Unicode tags, variation selectors as bytes.
    private(set) var hidden = ""
    /// Whether it is written backwards by a control character, which no advert needs.
    private(set) var isTurnedAround = false

    init(_ line: Substring) {
        // Nearly all lines: ASCII has nothing to hide.
        if line.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            visible = String(line)
            return
        }
        var (seen, bytes) = (String.UnicodeScalarView(), [UInt8]())
        for scalar in line.unicodeScalars {
            switch scalar.value {
            case 0x202D, 0x202E: isTurnedAround = true
            case 0xE0020...0xE007E: bytes.append(UInt8(scalar.value - 0xE0000))
            case 0xE0100...0xE01EF: bytes.append(UInt8(scalar.value - 0xE0100 + 16))
            case 0x09: seen.append(scalar)
            default:
                let isUnseen =
                    scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
                    || scalar.properties.generalCategory == .control
                if !isUnseen { seen.append(scalar) }
            }
        }
        visible = String(seen)
        hidden = String(decoding: bytes, as: UTF8.self)
    }
}

/// Sorts UTF-8 into what is seen, what is space, and what nobody sees.
enum TextByte {
    enum Kind { case visible, space, invisible }

    /// Neither white space, control, markup, nor the first byte of a character that `kind` must judge.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        let set =
            switch byte >> 6 {
            case 0: lowPlain
            case 1: middlePlain
            case 2: UInt64.max
            default: highPlain
            }
        return set >> (byte & 63) & 1 == 1
    }

    // One bit a byte: 0x00–0x3F without controls, space, & < >; 0x40–0x7F without DEL; 0xC0–0xFF without the lead bytes
    // of characters that are space or invisible (C2 CD E1 E2 E3 EF F3).
    private static let lowPlain: UInt64 = ~(0x1_FFFF_FFFF | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E)
    private static let middlePlain: UInt64 = ~(1 << 63)
    private static let highPlain: UInt64 =
        ~(1 << 0x02 | 1 << 0x0D | 1 << 0x21 | 1 << 0x22 | 1 << 0x23 | 1 << 0x2F | 1 << 0x33)

    /// How many bytes the character takes that starts here: where UTF-8 is broken, only those that belong to it.
    @inline(__always)
    static func length(ofCharacterAt start: UnsafePointer<UInt8>, remaining: Int) -> Int {
        let first = start[0]
        let whole = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var length = 1
        while length < whole, length < remaining, start[length] & 0xC0 == 0x80 { length += 1 }
        return length
    }

    /// Judges a character that does not start with a plain byte. Invisible are control, zero-width, bidirectional and
    /// tag characters, which can hide words from a reader or turn their order round.
    static func kind(_ byte: UnsafePointer<UInt8>, length: Int) -> Kind {
        var scalar = UInt32(byte[0]) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for index in 1..<max(length, 1) { scalar = scalar << 6 | UInt32(byte[index] & 0x3F) }
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x85: return .space
        case 0x80...0x9F, 0xAD, 0x34F, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFE00...0xFE0E, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            return .invisible
        default: return .visible
        }
    }
}

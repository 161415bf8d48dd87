/// Makes "Zürich", "zurich" and "ZURICH" one word: small letters, without accents, for the Latin script.
enum LetterFolding {
    /// The plain letters for U+00C0–U+017F, each as one or two ASCII letters (the second 0 when there is one).
    static let latin: [(UInt8, UInt8)] = table()

    /// What a byte is on its own: 0 a separator, 1 the start of a longer UTF-8 sequence, else the folded letter or digit.
    static let ascii: [UInt8] = (0..<256).map { value in
        switch UInt8(value) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(value)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(value) + 32
        case 0x80...: 1
        default: 0
        }
    }

    private static func table() -> [(UInt8, UInt8)] {
        let doubles: [UInt32: String] = [
            0xC6: "ae", 0xE6: "ae", 0xDF: "ss", 0xDE: "th", 0xFE: "th", 0x132: "ij",
            0x133: "ij", 0x152: "oe", 0x153: "oe",
        ]
        let runs: [(ClosedRange<UInt32>, Character)] = [
            (0xC0...0xC5, "a"), (0xC7...0xC7, "c"), (0xC8...0xCB, "e"), (0xCC...0xCF, "i"), (0xD0...0xD0, "d"),
            (0xD1...0xD1, "n"), (0xD2...0xD6, "o"), (0xD8...0xD8, "o"), (0xD9...0xDC, "u"), (0xDD...0xDD, "y"),
            (0xE0...0xE5, "a"), (0xE7...0xE7, "c"), (0xE8...0xEB, "e"), (0xEC...0xEF, "i"), (0xF0...0xF0, "d"),
            (0xF1...0xF1, "n"), (0xF2...0xF6, "o"), (0xF8...0xF8, "o"), (0xF9...0xFC, "u"), (0xFD...0xFD, "y"),
            (0xFF...0xFF, "y"), (0x100...0x105, "a"), (0x106...0x10D, "c"), (0x10E...0x111, "d"), (0x112...0x11B, "e"),
            (0x11C...0x123, "g"), (0x124...0x127, "h"), (0x128...0x131, "i"), (0x134...0x135, "j"),
            (0x136...0x138, "k"), (0x139...0x142, "l"), (0x143...0x14B, "n"), (0x14C...0x151, "o"),
            (0x154...0x159, "r"), (0x15A...0x161, "s"), (0x162...0x167, "t"), (0x168...0x173, "u"),
            (0x174...0x175, "w"), (0x176...0x178, "y"), (0x179...0x17E, "z"), (0x17F...0x17F, "s"),
        ]
        return (0xC0...0x17F as ClosedRange<UInt32>).map { scalar in
            if let pair = doubles[scalar] {
                let bytes = Array(pair.utf8)
                return (bytes[0], bytes[1])
            }
            return (runs.first { $0.0.contains(scalar) }?.1.asciiValue ?? 0, 0)
        }
    }
}

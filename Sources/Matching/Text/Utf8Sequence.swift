extension Tokeniser {
    /// One non-ASCII character: how long it is and what it does to a word.
    struct Sequence {
        enum Role { case letter, separator, apostrophe, newline, invisible }

        let length: Int
        let role: Role
        /// Up to two plain letters, 0 for none.
        let folded: (UInt8, UInt8)
        /// A space in another width.
        let isBlank: Bool

        /// Malformed bytes count as separators of one byte.
        init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
            let lead = bytes[position]
            let left = bytes.count - position
            func byte(_ offset: Int) -> UInt8 { offset < left ? bytes[position + offset] : 0 }
            let expected = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
            guard lead >= 0xC2, lead <= 0xF4, expected <= left else {
                (length, role, folded, isBlank) = (1, .separator, (0, 0), false)
                return
            }
            length = expected
            var blank = false
            var plain: (UInt8, UInt8) = (0, 0)
            switch lead {
            case 0xC2:
                blank = byte(1) == 0xA0
                role = byte(1) == 0xAD ? .invisible : byte(1) == 0xB4 ? .apostrophe : .separator
            case 0xC3...0xC5:
                let scalar = Int(lead & 0x1F) << 6 | Int(byte(1) & 0x3F)
                plain = scalar >= 0xC0 && scalar <= 0x17F ? LetterFolding.latin[scalar - 0xC0] : (0, 0)
                role = scalar == 0xD7 || scalar == 0xF7 ? .separator : .letter
            case 0xCC: role = .invisible
            case 0xCD where byte(1) < 0xB0: role = .invisible
            case 0xE2: (role, blank) = Self.punctuation(byte(1), byte(2))
            case 0xE3 where byte(1) == 0x80: (role, blank) = (.separator, byte(2) == 0x80)
            case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: role = .invisible
            case 0xEF where byte(1) == 0xB8 && byte(2) <= 0x8F: role = .invisible
            case 0xF0 where byte(1) == 0x9F: role = .separator
            case 0xF3 where byte(1) == 0xA0: role = .invisible
            default: role = .letter
            }
            folded = plain
            isBlank = blank
        }

        /// U+2000–U+2BFF: spaces, dashes, quotes, bullets, arrows, symbols; zero-width and direction marks are invisible.
        private static func punctuation(_ second: UInt8, _ third: UInt8) -> (Role, Bool) {
            switch (second, third) {
            case (0x80, 0x80...0x8A), (0x80, 0xAF): (.separator, true)
            case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xAF): (.invisible, false)
            case (0x80, 0x90), (0x80, 0x91), (0x80, 0x98), (0x80, 0x99): (.apostrophe, false)
            case (0x80, 0xA8), (0x80, 0xA9): (.newline, false)
            default: (.separator, false)
            }
        }
    }
}

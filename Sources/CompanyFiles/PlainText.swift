import Foundation

/// A value on one line: without control characters, signs that turn the direction of reading, and space around it.
enum PlainText {
    static func of(_ text: String) -> String {
        if isPlain(text) { return text }
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.map { isUnfit($0) ? " " : $0 }))
        return visible.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Visible ASCII without space around it, as nearly all values are.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.baseAddress else { return true }
            var index = 0
            while index < bytes.count {
                if first[index] < 0x20 || first[index] >= 0x7F { return false }
                index += 1
            }
            return first[0] != 0x20 && first[bytes.count - 1] != 0x20
        }
    }

    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

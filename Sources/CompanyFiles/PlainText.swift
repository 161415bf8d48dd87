import Foundation

/// A value on one line: without control characters, signs that turn the direction of reading, and space around it.
enum PlainText {
    static func of(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if isPlain, text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.map { isUnfit($0) ? " " : $0 }))
        return visible.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

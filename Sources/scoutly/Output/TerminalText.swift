import Foundation

/// Text in columns: widths as a terminal counts them, where a Chinese character takes two and an accent none.
enum TerminalText {
    static func width(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + width($1) } }

    /// The text with its control characters as spaces, so that it writes nothing to the terminal but itself.
    static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    /// The text, or its start and "…", in at most so many columns.
    static func cut(_ text: String, to columns: Int) -> String {
        guard width(text) > columns else { return text }
        var kept = ""
        var used = 0
        for character in text {
            let next = width(character)
            guard used + next <= columns - 1 else { break }
            kept.append(character)
            used += next
        }
        return kept + "…"
    }

    static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(text)))
    }

    /// Lines of at most so many columns, broken at spaces where there are some.
    static func wrapped(_ text: String, to columns: Int) -> [String] {
        let columns = max(columns, 8)
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            var word = String(word)
            if !line.isEmpty, width(line) + 1 + width(word) > columns {
                lines.append(line)
                line = ""
            }
            while width(word) > columns {
                var piece = ""
                while let next = word.first, width(piece) + width(next) <= columns { piece.append(word.removeFirst()) }
                lines.append(piece)
            }
            line += line.isEmpty ? word : " \(word)"
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    private static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.isASCII { return 1 }
        if first.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch first.value {
        // Wide and full-width blocks of East Asian scripts (UAX #11).
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            return first.properties.generalCategory == .nonspacingMark || first.properties.generalCategory == .format
                ? 0 : 1
        }
    }
}

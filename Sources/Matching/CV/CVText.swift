internal import Foundation

/// Tidies a CV's text: what a reader cannot see is dropped, what a program cannot match is spelled out.
enum CVText {
    /// Returns NFC with single spaces, lines without white space at their ends, list items on lines that start with
    /// "- ", and at most one blank line between paragraphs. Empty if there was nothing to read.
    static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var pendingHyphen = false
        var previous: Unicode.Scalar = "\n"
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            // A soft hyphen at the end of a line joins the word's halves; elsewhere it is nothing.
            if pendingHyphen, scalar != "\n" { pendingHyphen = false }
            switch scalar {
            case "\u{AD}":
                pendingHyphen = true
            case "\n", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
                if previous == "\r", scalar == "\n" { continue }
                if pendingHyphen { pendingHyphen = false } else { scalars.append("\n") }
                if scalar == "\u{0C}" || scalar == "\u{2029}" { scalars.append("\n") }
            case "\r":
                scalars.append("\n")
            case "\u{2010}" where previous == "\u{AD}":
                // Word for Mac writes a hyphen into a PDF as "-", soft hyphen, U+2010.
                continue
            case "\u{2010}", "\u{2011}":
                scalars.append("-")
            case "\u{F0A7}", "\u{F0B7}", "\u{F0D8}":
                // The bullets of Word's Symbol and Wingdings fonts.
                scalars.append("•")
            case "\u{FB00}"..."\u{FB06}":
                // Ligatures, which NFC keeps.
                scalars.append(contentsOf: String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars)
            default:
                if scalar.properties.isWhitespace {
                    scalars.append(" ")
                } else if scalar.isReadable {
                    scalars.append(scalar)
                }
            }
        }
        return String(scalars).precomposedStringWithCanonicalMapping.tidyLines
    }
}

extension Unicode.Scalar {
    /// Not a control, an invisible format character, an icon font's private character or an unassigned one.
    fileprivate var isReadable: Bool {
        switch properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}

extension String {
    fileprivate var tidyLines: String {
        var lines: [String] = []
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            var words = line.split(separator: " ")
            if words.count > 1, Self.bullets.contains(words[0]) { words[0] = "-" }
            let line = words.joined(separator: " ")
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private static let bullets: Set<Substring> = ["•", "◦", "▪", "●", "○", "◆", "■", "‣", "⁃", "∙", "*"]
}

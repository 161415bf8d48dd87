/// Text of strangers on its way to a model or back: what a reader would not see is not in it.
public enum PromptText {
    /// Marks that are stacked on one letter beyond this are there to hide, not to write a language.
    static let mostMarks = 3

    /// Without control, zero-width, bidirectional, tag and other characters that nobody sees, at most so many
    /// characters (Unicode scalars), line breaks as `\n` and no more than two in a row.
    ///
    /// Visible text keeps its order and spelling. Joiners inside emoji go with the rest, so a family becomes its members.
    public static func clean(_ text: String, longest: Int) -> String {
        var clean = String.UnicodeScalarView()
        var count = 0
        var marks = 0
        var breaks = 0
        var afterReturn = false
        for scalar in text.unicodeScalars {
            guard count < longest else { break }
            let followsReturn = afterReturn
            afterReturn = scalar == "\r"
            var kept = scalar
            switch scalar {
            case "\n" where followsReturn: continue
            case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": kept = "\n"
            case "\t": kept = " "
            case _ where isUnseen(scalar): continue
            default: break
            }
            marks = isMark(kept) ? marks + 1 : 0
            if marks > mostMarks { continue }
            if kept != " " { breaks = kept == "\n" ? breaks + 1 : 0 }
            if kept == "\n", breaks > 2 { continue }
            clean.append(kept)
            count += 1
        }
        return String(clean)
    }

    /// Controls, format characters, private use, unassigned code points, and all that Unicode says to ignore when a
    /// font cannot show it (fillers, variation selectors, tags).
    static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: return true
        default: return scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }
}

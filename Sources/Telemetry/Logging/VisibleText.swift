/// Writes out what a terminal would act on instead of showing, so that nothing that was read can forge a line of the
/// log, colour it, move the cursor or turn the direction of reading.
enum VisibleText {
    /// - Parameter quotes: whether `"` and `\` are escaped, too, for text between quotation marks.
    static func escaped(_ text: String, quotes: Bool = false) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F || quotes && ($0 == 0x22 || $0 == 0x5C) }) else {
            return text
        }
        var visible = ""
        visible.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": visible += "\\n"
            case "\r": visible += "\\r"
            case "\t": visible += "\\t"
            case "\"" where quotes, "\\" where quotes:
                visible += "\\"
                visible.unicodeScalars.append(scalar)
            case _ where isActedOn(scalar): visible += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    /// Control and format characters and separators of lines; but for the joiners, which scripts and emoji need.
    static func isActedOn(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        case .format: return scalar.value != 0x200C && scalar.value != 0x200D
        default: return false
        }
    }
}

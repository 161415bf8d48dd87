/// A label of a system, such as "FULL_TIME", "FullTime" or "Full-time (80%)", as lower-case words.
struct LabelWords {
    /// UTF-8, one space before, between and after the words.
    private let text: [UInt8]

    /// Labels are short: only the first 200 characters count.
    init(_ label: some StringProtocol) {
        var text: [UInt8] = [0x20]
        var wasLower = false
        for scalar in label.unicodeScalars.prefix(200) {
            let isUpper: Bool
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                let isLetter = (byte | 0x20) &- 0x61 < 26
                isUpper = isLetter && byte & 0x20 == 0
                if (!isLetter || wasLower && isUpper) && text.last != 0x20 { text.append(0x20) }
                if isLetter { text.append(byte | 0x20) }
                wasLower = isLetter && !isUpper
            } else {
                let properties = scalar.properties
                isUpper = properties.isUppercase
                let isLetter = properties.isAlphabetic || properties.generalCategory == .nonspacingMark
                if (!isLetter || wasLower && isUpper) && text.last != 0x20 { text.append(0x20) }
                if isLetter { text.append(contentsOf: properties.lowercaseMapping.utf8) }
                wasLower = properties.isLowercase
            }
        }
        if text.last != 0x20 { text.append(0x20) }
        self.text = text
    }

    var words: [ArraySlice<UInt8>] { text.split(separator: 0x20) }

    /// All letters without what stands between the words: "onsite" for "On-site".
    var letters: String { String(decoding: text.filter { $0 != 0x20 }, as: UTF8.self) }

    /// Whether the words of a phrase stand in it, one after the other.
    func hold(_ phrase: Phrase) -> Bool {
        guard text.count >= phrase.text.count else { return false }
        return (0...(text.count - phrase.text.count)).contains { start in
            text[start] == 0x20 && text[start...].starts(with: phrase.text)
        }
    }

    /// Lower-case words with one space between; with `*` at the end the last word may go on.
    struct Phrase: ExpressibleByStringLiteral, Sendable {
        fileprivate let text: [UInt8]

        init(stringLiteral phrase: String) {
            let isOpen = phrase.last == "*"
            text = Array(" \(isOpen ? String(phrase.dropLast()) : phrase + " ")".utf8)
        }

        /// Whether a word is one of the phrase's own.
        func holds(_ word: ArraySlice<UInt8>) -> Bool {
            let own = text.split(separator: 0x20)
            let isOpen = text.last != 0x20
            return own.contains(word) || isOpen && own.last.map { word.starts(with: $0) } ?? false
        }
    }
}

/// A label of a system, such as "FULL_TIME", "FullTime" or "Full-time (80%)", as lower-case words.
struct LabelWords {
    let words: [String]

    /// Labels are short: only the first 200 characters count.
    init(_ label: String) {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in label.prefix(200) {
            if !character.isLetter || wasLower && character.isUppercase {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if character.isLetter { word += character.lowercased() }
            wasLower = character.isLowercase
        }
        if !word.isEmpty { words.append(word) }
        self.words = words
    }

    /// Whether the words of a phrase stand in it, one after the other.
    func hold(_ phrase: Phrase) -> Bool {
        let wanted = phrase.words
        guard !wanted.isEmpty, words.count >= wanted.count else { return false }
        return (0...(words.count - wanted.count)).contains { start in
            wanted.indices.allSatisfy { index in
                let isLast = index == wanted.count - 1
                return words[start + index] == wanted[index]
                    || isLast && phrase.isOpen && words[start + index].hasPrefix(wanted[index])
            }
        }
    }

    /// Words that stand together; with `*` behind the last one, that word may go on.
    struct Phrase: ExpressibleByStringLiteral {
        let words: [String]
        let isOpen: Bool

        init(stringLiteral text: String) {
            isOpen = text.last == "*"
            words = (isOpen ? text.dropLast() : Substring(text)).split(separator: " ").map(String.init)
        }

        /// Whether a word may be one of the phrase's.
        func holds(_ word: String) -> Bool {
            words.contains(word) || isOpen && word.hasPrefix(words[words.count - 1])
        }
    }
}

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

    /// Whether the words of a phrase stand in it, one after the other. The last may go on when the phrase ends in `*`.
    func hold(_ phrase: String) -> Bool {
        let wanted = phrase.split(separator: " ")
        guard !wanted.isEmpty, words.count >= wanted.count else { return false }
        return (0...(words.count - wanted.count)).contains { start in
            zip(words[start...], wanted).allSatisfy { word, wanted in
                wanted.last == "*" ? word.hasPrefix(wanted.dropLast()) : word == wanted
            }
        }
    }
}

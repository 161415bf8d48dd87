import Foundation

/// A line folded for `MachineWords`: small letters without accents, letters that look like Latin ones as those, words
/// between single blanks, with a blank at each end.
struct MachineLine {
    /// With its signs, for marks.
    let signs: String
    /// Without signs, but for the colons and commas that address somebody, and without quotations.
    let words: String

    init(_ line: String) {
        let folded = Self.fold(line)
        signs = folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let unquoted = folded.replacing(#/["“„«][^"“”„«»]{1,80}["”“»]/#, with: " ")
        var text = ""
        for character in unquoted {
            switch character {
            case ":", "：": text += " : "
            case ",", "，": text += " , "
            case _ where character.isLetter || character.isNumber: text.append(character)
            default: text += " "
            }
        }
        words = " " + text.split(separator: " ").joined(separator: " ") + " "
    }

    static func fold(_ text: String) -> String {
        let plain = text.precomposedStringWithCompatibilityMapping
        return unmasked(plain).folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// Whether it judges something: a score, a rating, points, in the languages that postings are in.
    var judges: Bool {
        words.contains(
            #/ (sub )?(score|scores|points?|rate|rating|punkten?|punkt|note|nota|puntos|punteggio|punktow)( |$)/#)
            || words.contains(#/оценк|得分|分数|درجة/#)
    }

    /// An answer that is given in advance, or a turn of somebody else's conversation.
    var isExample: Bool { words.contains(#/ (candidate|posting|assistant|override score) : /#) }

    /// Somebody is to hand out a score.
    var demands: Bool {
        words.contains(#/ (return|give|output|award|assign|set|answer)( [a-z]+){0,4} (score|scores|points|rating) /#)
    }

    /// Cyrillic and Greek letters as the Latin ones that they look like, where words mix the scripts.
    private static func unmasked(_ text: String) -> String {
        guard text.contains(#/[A-Za-z][\u{370}-\u{4FF}]|[\u{370}-\u{4FF}][A-Za-z]/#) else { return text }
        return String(text.map { lookalikes[$0] ?? $0 })
    }

    private static let lookalikes: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip(
            "АВЕКМНОРСТУХІЈЅаеорсухіјѕԁһνοα" as String, "ABEKMHOPCTYXIJSaeopcyxijsdhvoa" as String))
}

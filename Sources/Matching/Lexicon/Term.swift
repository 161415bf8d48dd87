/// Something that is looked for in texts: one spelling of a skill, a place, a word that tells seniority …
struct Term {
    let kind: Kind
    /// Which one of its kind: an index, or a case's raw value.
    let value: Int32
    /// For words that stand for a number ("three", "March"), else 0.
    let number: Int32
    let condition: Condition
    /// Which of the lexicon's spellings it must have to the letter, where the condition is about capitals.
    let spelling: Int32

    /// The value of words that only look as if they told a level ("early stage").
    static let noLevel: Int32 = 99

    enum Kind: UInt8, CaseIterable {
        case skill, role, seniority, place, language, languageLevel, industry, stopword, cue

        /// Whether only the longest of several overlapping terms counts. Cues overlap on purpose.
        var longestOnly: Bool { self != .cue && self != .stopword }
    }

    /// What must hold besides the words for the term to count.
    enum Condition: UInt8 {
        case none
        /// These capitals; at the start of a sentence also a telling context.
        case capitals
        /// These capitals, and always a telling context: another skill or a word such as "programming" beside it.
        case context
    }
}

/// A term found in a text.
struct Mention {
    let kind: Term.Kind
    let value: Int32
    let number: Int32
    let condition: Term.Condition
    /// Its words, as indices of tokens.
    let tokens: Range<Int>
}

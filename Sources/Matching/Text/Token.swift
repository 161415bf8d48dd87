/// One word of a text: where it stands, and the word of the lexicon that it is.
struct Token {
    /// Byte offsets into the text, the end excluded.
    var start: Int32
    var end: Int32
    /// The word's number in the lexicon, 0 when no term has it.
    var word: Int32
    /// What stands before it.
    var gap: Gap
    /// Of the folded word, so that words the lexicon does not know can be compared too.
    var hash: UInt64

    /// What separates a word from the one before it.
    enum Gap: UInt8 {
        /// A hyphen, a dot, an apostrophe: one compound.
        case joined
        case space
        case slash
        /// A comma, colon, bracket or bullet within a line.
        case comma
        /// The end of a sentence.
        case stop
        case line

        /// Whether a term of several words may reach across it.
        var staysInPhrase: Bool { rawValue <= Gap.slash.rawValue }
    }
}

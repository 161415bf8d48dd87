/// The words of a text as the engine tells them apart, so that another way of ranking can be held against it fairly.
package struct TextWords {
    /// In the text's order.
    package let numbers: [UInt32]
    /// The spelling of each.
    package let spellings: [String]

    package init(_ text: String) {
        let text = TokenisedText(text, lexicon: Vocabulary.shared.lexicon)
        numbers = text.tokens.map(\.wordNumber)
        spellings = text.tokens.indices.map { text.text($0..<$0 + 1).lowercased() }
    }
}

public import Domain

/// Takes the facts out of postings: by rules and a vocabulary alone, always the same for the same posting.
public struct FactsReader: Sendable {
    private let vocabulary: Vocabulary

    /// The vocabulary is read from the program's data files once, at the first reader.
    public init() { vocabulary = .shared }

    /// - Parameter company: the employer's name, which is no skill.
    public func facts(of posting: Posting, company: String? = nil) -> Facts {
        var reader = PostingReader(vocabulary)
        let text = PostingText(posting, vocabulary)
        let read = reader.facts(of: text, company: company)
        return FactsWriter(text: text, read: read, vocabulary: vocabulary).facts()
    }
}

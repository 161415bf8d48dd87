public import Domain

/// A posting as the engine has read it: its facts and the count of its words, made once and good for every candidate.
public struct ReadPosting: Sendable {
    public let posting: Posting
    /// The name the posting was read under.
    public let company: String?
    let facts: PostingFacts
    let words: PostingWords

    /// Reads one posting. For many, `LocalMatcher.read` is faster.
    public init(_ posting: Posting, company: String? = nil) {
        var reader = PostingReader(.shared)
        self.init(posting, company: company, &reader)
    }

    /// As the vocabulary names them.
    package var skillNames: [String] { facts.skills.map { Vocabulary.shared.skills[$0.skill].name } }

    init(_ posting: Posting, company: String?, _ reader: inout PostingReader) {
        self.posting = posting
        self.company = company
        facts = reader.facts(of: posting, company: company)
        let lexicon = reader.vocabulary.lexicon
        words = PostingWords(
            title: TokenisedText(posting.title, lexicon: lexicon, limit: TokenisedText.line),
            body: TokenisedText(posting.description, lexicon: lexicon))
    }
}

public import Domain

/// A posting as the engine has read it: its facts and the count of its words, made once and good for every candidate.
public struct ReadPosting: Sendable {
    public let posting: Posting
    /// The name the posting was read under.
    public let company: String?
    /// The posting without what it says to AI systems: all that verdicts rest on.
    let heard: Posting
    /// The first words it says to AI systems.
    let talk: String?
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
        talk = MachineTalk().firstWords(of: posting)
        heard = talk == nil ? posting : MachineTalk().withoutTalk(posting)
        let text = PostingText(heard, reader.vocabulary)
        facts = reader.facts(of: text, company: company)
        words = PostingWords(title: text.title, body: text.body)
    }
}

import Domain

/// A posting's title and description, each cut into words once and searched once.
struct PostingText {
    let posting: Posting
    let title: TokenisedText
    let inTitle: [Mention]
    let body: TokenisedText
    let inBody: [Mention]
    let sections: Sections
    let cues: Cues
    let titleCues: Cues

    init(_ posting: Posting, _ vocabulary: Vocabulary) {
        self.posting = posting
        title = TokenisedText(posting.title, lexicon: vocabulary.lexicon, limit: TokenisedText.line)
        inTitle = title.withoutExceptedPlaces(vocabulary.lexicon.mentions(in: title))
        body = TokenisedText(posting.description, lexicon: vocabulary.lexicon)
        inBody = body.withoutExceptedPlaces(vocabulary.lexicon.mentions(in: body))
        sections = Sections(body, inBody)
        cues = Cues(inBody)
        titleCues = Cues(inTitle)
    }
}

/// The cues of a text by what they tell, each list in the text's order.
struct Cues {
    private let lists: [[Mention]]

    init(_ mentions: [Mention]) {
        var lists = [[Mention]](repeating: [], count: Cue.allCases.count)
        for mention in mentions where mention.kind == .cue { lists[Int(mention.value)].append(mention) }
        self.lists = lists
    }

    subscript(cue: Cue) -> [Mention] { lists[Int(cue.rawValue)] }

    /// Those of several kinds, kind by kind.
    func all(_ cues: Cue...) -> [Mention] { cues.flatMap { self[$0] } }
}

/// How often a posting's title and text have each word: what its relevance to any candidate is reckoned from.
struct PostingWords: Sendable {
    struct Entry: Sendable {
        let word: WordNumber
        var inTitle: UInt16
        var inBody: UInt16
    }

    /// Each word once, by number.
    let entries: [Entry]
    let titleLength: Int
    let bodyLength: Int
    /// A text with more different words is no advert; the rest is left out.
    private static let most = 8_192

    init(title: TokenisedText, body: TokenisedText) {
        var words = title.tokens.prefix(Self.most).map { UInt64($0.wordNumber) << 1 | 1 }
        words += body.tokens.map { UInt64($0.wordNumber) << 1 }
        words.sort()
        var entries: [Entry] = []
        entries.reserveCapacity(words.count / 2)
        for word in words {
            let number = WordNumber(truncatingIfNeeded: word >> 1)
            if entries.last?.word != number {
                guard entries.count < Self.most else { break }
                entries.append(Entry(word: number, inTitle: 0, inBody: 0))
            }
            let last = entries.count - 1
            if word & 1 == 1 {
                entries[last].inTitle &+= 1
            } else if entries[last].inBody < .max {
                entries[last].inBody += 1
            }
        }
        self.entries = entries
        titleLength = title.tokens.count
        bodyLength = body.tokens.count
    }

    /// Whether the title or the text has the word.
    func has(_ word: WordNumber) -> Bool { entry(word) != nil }

    func hasInTitle(_ word: WordNumber) -> Bool { entry(word).map { $0.inTitle > 0 } ?? false }

    private func entry(_ word: WordNumber) -> Entry? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].word < word { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].word == word ? entries[low] : nil
    }
}

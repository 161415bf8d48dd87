/// What the words around a word do to it.
extension TokenisedText {
    /// Whether no sentence and no line ends between the two.
    func isOneSentence(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        let low = Swift.min(left.lowerBound, right.lowerBound)
        let high = Swift.max(left.upperBound, right.upperBound)
        return !(low + 1..<Swift.max(high, low + 1)).contains { endsSentence(before: $0) }
    }

    /// Whether the token begins a sentence or a line.
    func endsSentence(before token: Int) -> Bool { tokens[token].gap == .stop || tokens[token].gap == .line }

    /// The words that some bytes are; nil where none is.
    func tokens(ofBytes range: Range<Int>) -> Range<Int>? {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(tokens[middle].end) <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < tokens.count, Int(tokens[end].start) < range.upperBound { end += 1 }
        return low < end ? low..<end : nil
    }

    /// The sentence around some words, at most so many words to either side.
    func sentence(around words: Range<Int>, reach: Int = 40) -> Range<Int> {
        var (first, end) = (words.lowerBound, words.upperBound)
        while first > 0, words.lowerBound - first < reach, !endsSentence(before: first) { first -= 1 }
        while end < tokens.count, end - words.upperBound < reach, !endsSentence(before: end) { end += 1 }
        return first..<end
    }

    /// The line around some words, at most so many words to either side.
    func line(around words: Range<Int>, reach: Int = 60) -> Range<Int> {
        var (first, end) = (words.lowerBound, words.upperBound)
        while first > 0, words.lowerBound - first < reach, tokens[first].gap != .line { first -= 1 }
        while end < tokens.count, end - words.upperBound < reach, tokens[end].gap != .line { end += 1 }
        return first..<end
    }

    /// Whether one of the cues begins in the range.
    func has(_ cue: Cue, in range: Range<Int>, _ mentions: [Mention]) -> Bool {
        self.mentions(mentions, in: range).contains { $0.kind == .cue && $0.value == cue.rawValue }
    }

    /// Whether a bracket opens right before the word.
    func opensBracket(before token: Int) -> Bool {
        let start = Int(tokens[token].start)
        return start > 0 && bytes[start - 1] == UInt8(ascii: "(")
    }

    /// Whether a word such as "no" or "not" stands up to so many words before, with no comma and no "but" between.
    func isNegated(_ token: Int, within reach: Int = 4, _ mentions: [Mention]) -> Bool {
        var first = token
        while first > 0, token - first < reach, tokens[first].gap.staysInPhrase, !isContrast(first - 1) { first -= 1 }
        guard first < token else { return false }
        return self.mentions(mentions, in: first..<token).contains {
            $0.kind == .cue && $0.value == Cue.notCue.rawValue && $0.tokens.upperBound <= token
        }
    }

    private func isContrast(_ token: Int) -> Bool {
        ["but", "aber", "mais", "pero", "maar", "only", "just"].contains(text(token..<token + 1).lowercased())
    }

    /// Those of the mentions, which are in order, that begin in the range.
    func mentions(_ mentions: [Mention], in range: Range<Int>) -> ArraySlice<Mention> {
        var (low, high) = (0, mentions.count)
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].tokens.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < mentions.count, mentions[end].tokens.lowerBound < range.upperBound { end += 1 }
        return mentions[low..<end]
    }
}

/// A text and its words, as every reader of postings and CVs sees it.
struct TokenisedText {
    let bytes: [UInt8]
    let tokens: [Token]

    /// A title or a location is a line; what of it goes past this many bytes is left out.
    static let line = 600

    init(_ text: String, lexicon: Lexicon, limit: Int = Tokeniser.limit) {
        var text = text
        (bytes, tokens) = text.withUTF8 { buffer in
            let head = UnsafeBufferPointer(rebasing: buffer.prefix(limit))
            var tokeniser = Tokeniser(head)
            return (Array(head), tokeniser.tokens { lexicon.number(ofHash: $0) })
        }
    }

    /// The words from one token to another, to the letter.
    func text(_ range: Range<Int>) -> String {
        guard let first = tokens[safe: range.lowerBound], let last = tokens[safe: range.upperBound - 1] else {
            return ""
        }
        return String(decoding: bytes[Int(first.start)..<Int(last.end)], as: UTF8.self)
    }

    /// The lines in order, as indices of tokens, each with the cues that begin in it.
    func lines(withCuesOf mentions: [Mention]) -> [(tokens: Range<Int>, cues: [Mention])] {
        var lines: [(tokens: Range<Int>, cues: [Mention])] = []
        var start = 0
        var next = 0
        while start < tokens.count {
            var end = start + 1
            while end < tokens.count, tokens[end].gap != .line { end += 1 }
            var cues: [Mention] = []
            while next < mentions.count, mentions[next].tokens.lowerBound < end {
                if mentions[next].kind == .cue { cues.append(mentions[next]) }
                next += 1
            }
            lines.append((start..<end, cues))
            start = end
        }
        return lines
    }

    /// Whether the words stand there with exactly these bytes.
    func has(_ spelling: [UInt8], at range: Range<Int>) -> Bool {
        let start = Int(tokens[range.lowerBound].start)
        let end = Int(tokens[range.upperBound - 1].end)
        return end - start == spelling.count && bytes[start..<end].elementsEqual(spelling)
    }

    /// The byte after the token, past blanks.
    func byte(after token: Int) -> UInt8? {
        var index = Int(tokens[token].end)
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        return index < bytes.count ? bytes[index] : nil
    }

    /// Whether the line that begins with the token is an item of a list.
    func isBullet(_ token: Int) -> Bool {
        var index = Int(tokens[token].start) - 1
        while index >= 0, bytes[index] == UInt8(ascii: " ") { index -= 1 }
        guard index >= 0 else { return false }
        // "-", "*", or the last byte of a bullet such as "•".
        return bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "*") || bytes[index] >= 0x80
    }

    /// The number that a token of up to four digits spells.
    func value(of token: Int) -> Int? {
        let (start, end) = (Int(tokens[token].start), Int(tokens[token].end))
        guard end - start <= 4 else { return nil }
        var value = 0
        for byte in bytes[start..<end] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

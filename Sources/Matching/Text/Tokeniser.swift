/// Cuts UTF-8 text into words in one pass: "C++", "C#", ".NET" and "R&D" are words, "Node.js" is two joined ones.
struct Tokeniser {
    /// What of a text is read; what follows is left out, so that no posting can hold the others up.
    static let limit = 262_144
    /// A longer run of letters is no word.
    private static let longestWord = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var gap = Token.Gap.line

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Self.limit))
    }

    /// The words of the text in their order; `number` gives the lexicon's number for a word's hash.
    mutating func tokens(number: (UInt64) -> Int32) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 6 + 4)
        while position < bytes.count {
            let start = position
            let hash = readWord()
            if hash != 0 {
                let isLong = position - start > Self.longestWord
                tokens.append(
                    Token(
                        start: Int32(start), end: Int32(position), word: isLong ? 0 : number(hash),
                        gap: tokens.isEmpty ? .line : gap, hash: isLong ? 1 : hash))
                gap = .joined
            } else {
                position = start
                skipSeparator()
            }
        }
        return tokens
    }

    /// Reads on to the end of the word and returns its hash (FNV-1a, 64 bits), 0 when there is no word here.
    private mutating func readWord() -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var length = 0
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        if bytes[position] == UInt8(ascii: "."), startsDotWord() {
            mix(UInt8(ascii: "."))
            position += 1
        }
        LetterFolding.ascii.withUnsafeBufferPointer { ascii in
            while position < bytes.count {
                let byte = bytes[position]
                let folded = ascii[Int(byte)]
                if folded > 1 {
                    mix(folded)
                    length += 1
                    position += 1
                } else if folded == 1 {
                    let sequence = Sequence(bytes, at: position)
                    switch sequence.role {
                    case .letter:
                        length += 1
                        if sequence.folded.0 != 0 {
                            mix(sequence.folded.0)
                            if sequence.folded.1 != 0 { mix(sequence.folded.1) }
                        } else {
                            for offset in 0..<sequence.length { mix(bytes[position + offset]) }
                        }
                    case .invisible:
                        if length == 0 { return }
                    case .separator, .newline, .apostrophe:
                        return
                    }
                    position += sequence.length
                } else if length > 0, byte == UInt8(ascii: "&"), isLetter(position + 1) {
                    mix(byte)
                    position += 1
                } else if length > 0, byte == UInt8(ascii: "+"), at(position + 1) == UInt8(ascii: "+") {
                    mix(byte)
                    mix(byte)
                    position += 2
                    return
                } else if length == 1, byte == UInt8(ascii: "#"), !isDigit(position - 1) {
                    mix(byte)
                    position += 1
                    return
                } else {
                    return
                }
            }
        }
        return length == 0 ? 0 : (hash == 0 ? 1 : hash)
    }

    private mutating func skipSeparator() {
        let byte = bytes[position]
        var length = 1
        var found = Token.Gap.comma
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            found = .space
            if gap == .joined, position > 0, bytes[position - 1] == UInt8(ascii: "."), !endsAbbreviation() {
                found = .stop
            }
        case UInt8(ascii: "\n"):
            found = continuesPhrase(after: position + 1) ? .space : .line
            if gap == .joined, position > 0, bytes[position - 1] == UInt8(ascii: ".") { found = .line }
        case UInt8(ascii: "-") where gap == .space: found = .comma
        case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "."), UInt8(ascii: "_"): found = .joined
        case UInt8(ascii: "/"): found = .slash
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): found = .stop
        case 0x80...:
            let sequence = Sequence(bytes, at: position)
            length = sequence.length
            switch sequence.role {
            case .newline: found = .line
            case .invisible, .apostrophe: found = .joined
            case .letter, .separator: found = sequence.isBlank ? .space : .comma
            }
        case UInt8(ascii: "&"), UInt8(ascii: "+"): found = .space
        default: found = .comma
        }
        if found.rawValue > gap.rawValue { gap = found }
        position += length
    }

    /// A single line break in the middle of a sentence, as PDF text has them, does not end a phrase.
    private func continuesPhrase(after position: Int) -> Bool {
        guard let next = at(position) else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next) && gap.rawValue <= Token.Gap.space.rawValue
    }

    private func startsDotWord() -> Bool {
        isLetter(position + 1) && (position == 0 || !isWordByte(bytes[position - 1]))
    }

    /// "U.S. citizen": single letters with a dot each end no sentence.
    private func endsAbbreviation() -> Bool {
        position >= 4 && isLetter(position - 2) && bytes[position - 3] == UInt8(ascii: ".") && isLetter(position - 4)
            && (position == 4 || !isWordByte(bytes[position - 5]))
    }

    private func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
    private func isWordByte(_ byte: UInt8) -> Bool { LetterFolding.ascii[Int(byte)] != 0 || byte == UInt8(ascii: ".") }
    private func isDigit(_ index: Int) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) }
    private func isLetter(_ index: Int) -> Bool {
        guard let byte = at(index) else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
    }
}

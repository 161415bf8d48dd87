/// Collects terms into the trie that a `Lexicon` is made of.
struct LexiconBuilder {
    private(set) var numbers: [UInt64: Int32] = [:]
    private(set) var edges: [UInt64: Int32] = [:]
    private(set) var terms: [[Term]] = [[]]
    private(set) var spellings: [[UInt8]] = []

    /// The key of the step from a node over a word to the next node.
    static func edge(from node: Int32, word: Int32, afterComma: Bool) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word)) << 1 | (afterComma ? 1 : 0)
    }

    /// Adds one spelling; a leading `=` or `!` sets the condition as the vocabulary's files say.
    mutating func add(_ spelling: String, _ kind: Term.Kind, value: Int32, number: Int32 = 0) {
        let condition: Term.Condition = spelling.hasPrefix("!") ? .context : spelling.hasPrefix("=") ? .capitals : .none
        let plain = condition == .none ? spelling : String(spelling.dropFirst())
        var node: Int32 = 0
        var text = plain
        let tokens = text.withUTF8 { buffer in
            var tokeniser = Tokeniser(buffer)
            return tokeniser.tokens { _ in 0 }
        }
        guard !tokens.isEmpty else { return }
        for (index, token) in tokens.enumerated() {
            let word = wordNumber(token.hash)
            node = step(from: node, word: word, afterComma: index > 0 && token.gap == .comma)
        }
        let bytes = Array(plain.utf8)
        let (start, end) = (Int(tokens[0].start), Int(tokens[tokens.count - 1].end))
        terms[Int(node)].append(
            Term(kind: kind, value: value, number: number, condition: condition, spelling: Int32(spellings.count)))
        if condition != .none { spellings.append(Array(bytes[start..<end])) }
    }

    private mutating func wordNumber(_ hash: UInt64) -> Int32 {
        if let number = numbers[hash] { return number }
        let number = Int32(numbers.count + 1)
        numbers[hash] = number
        return number
    }

    private mutating func step(from node: Int32, word: Int32, afterComma: Bool) -> Int32 {
        let edge = Self.edge(from: node, word: word, afterComma: afterComma)
        if let next = edges[edge] { return next }
        let next = Int32(terms.count)
        edges[edge] = next
        terms.append([])
        return next
    }
}

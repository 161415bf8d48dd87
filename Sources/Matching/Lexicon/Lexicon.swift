/// All terms in one trie over words, so that a text is searched for every one of them in a single pass.
///
/// Words are known by a 64-bit hash alone: that two words of a vocabulary this size fall together has odds of one in 10^11.
struct Lexicon: Sendable {
    private let numbers: HashIndex
    private let edges: HashIndex
    /// The node that a word leads to from the root, by the word's number; 0 for none.
    private let roots: [Int32]
    /// The terms of all nodes in one row, and where each node's begin.
    private let terms: [Term]
    private let firstTerms: [Int32]
    private let spellings: [[UInt8]]
    /// Whether a spelling looks like any word at the start of a sentence ("Swift", not "SRE").
    private let areFirstWords: [Bool]

    init(_ builder: LexiconBuilder) {
        numbers = HashIndex(builder.numbers)
        edges = HashIndex(builder.edges)
        var roots = [Int32](repeating: 0, count: builder.numbers.count + 1)
        for number in builder.numbers.values {
            roots[Int(number)] = builder.edges[LexiconBuilder.edge(from: 0, word: number, afterComma: false)] ?? 0
        }
        self.roots = roots
        terms = builder.terms.flatMap { $0 }
        firstTerms = builder.terms.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
        spellings = builder.spellings
        areFirstWords = spellings.map { spelling in
            spelling.dropFirst().allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        }
    }

    /// The number of a word in the lexicon, 0 when no term has it.
    func number(ofHash hash: UInt64) -> Int32 { numbers[hash] }

    /// Every term in the text, in the order of their first words.
    func mentions(in text: TokenisedText) -> [Mention] {
        var mentions: [Mention] = []
        mentions.reserveCapacity(text.tokens.count / 2)
        var free = [Int](repeating: 0, count: Term.Kind.allCases.count)
        let tokens = text.tokens
        for start in tokens.indices {
            let word = tokens[start].word
            guard word != 0 else { continue }
            var node = roots[Int(word)]
            var end = start + 1
            let firstOfHere = mentions.count
            while node != 0 {
                for index in firstTerms[Int(node)]..<firstTerms[Int(node) + 1] {
                    let term = terms[Int(index)]
                    guard term.condition == .none || text.has(spellings[Int(term.spelling)], at: start..<end) else {
                        continue
                    }
                    if term.kind.longestOnly {
                        guard start >= free[Int(term.kind.rawValue)] else { continue }
                        mentions.removeAll(of: term.kind, before: end, from: firstOfHere)
                    }
                    mentions.append(
                        Mention(
                            kind: term.kind, value: term.value, number: term.number,
                            condition: condition(of: term),
                            tokens: start..<end))
                }
                guard end < tokens.count, tokens[end].word != 0 else { break }
                let gap = tokens[end].gap
                guard gap.staysInPhrase || gap == .comma else { break }
                node = edges[LexiconBuilder.edge(from: node, word: tokens[end].word, afterComma: gap == .comma)]
                end += 1
            }
            for mention in mentions[firstOfHere...] where mention.kind.longestOnly {
                free[Int(mention.kind.rawValue)] = mention.tokens.upperBound
            }
        }
        return mentions
    }

    /// What is left to check once the capitals are right.
    private func condition(of term: Term) -> Term.Condition {
        term.condition == .capitals && !areFirstWords[Int(term.spelling)] ? .none : term.condition
    }
}

extension [Mention] {
    /// Drops the shorter terms of a kind that begin where a longer one has now been found.
    fileprivate mutating func removeAll(of kind: Term.Kind, before end: Int, from first: Int) {
        guard count > first else { return }
        for index in (first..<count).reversed()
        where self[index].kind == kind && self[index].tokens.upperBound < end {
            remove(at: index)
        }
    }
}

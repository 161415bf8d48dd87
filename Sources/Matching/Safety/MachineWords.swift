import Foundation

/// The phrases of `machine-talk.tsv`.
struct MachineWords: Sendable {
    enum Kind: String, CaseIterable {
        case address, order, about, perfect, override, overridden, mark
    }

    static let shipped = MachineWords(VocabularyFile("machine-talk"))

    private let phrases: [Kind: [String]]
    private let triggers: [String]

    private init(_ file: VocabularyFile) {
        var phrases: [Kind: [String]] = [:]
        for row in file.rows {
            guard row.count == 2, let kind = Kind(rawValue: row[0]) else {
                preconditionFailure("machine-talk.tsv has a line of unknown kind: \(row)")
            }
            phrases[kind, default: []] += VocabularyFile.spellings(row[1]).map { Self.pattern($0, kind) }
        }
        self.phrases = phrases
        triggers = [Kind.mark, .override, .about, .perfect].flatMap { phrases[$0, default: []] }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
    }

    /// A quick look that passes over most lines: one of these kinds of words is in all that talk, and ASCII hides none.
    func mayTalk(_ line: Substring) -> Bool {
        guard line.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
        let small = line.lowercased()
        return triggers.contains { small.contains($0) } || small.contains("rot13") || Self.hasLongWord(line)
    }

    /// A word that may be text in other letters.
    private static func hasLongWord(_ line: Substring) -> Bool {
        var length = 0
        for byte in line.utf8 {
            length = byte > 0x20 ? length + 1 : 0
            if length >= 20 { return true }
        }
        return false
    }

    func contain(_ kind: Kind, _ line: MachineLine) -> Bool {
        let text = kind == .mark ? line.signs : line.words
        return phrases[kind, default: []].contains { text.contains($0) }
    }

    /// Whether the line speaks to a machine: it names one with a colon or a comma soon after, says what one must do, or
    /// says to its reader that it is one.
    func address(_ line: MachineLine) -> Bool {
        phrases[.address, default: []].contains { phrase in
            var rest = line.words[...]
            while let found = rest.range(of: phrase) {
                // A phrase that is only the beginning of a word goes on to its end.
                let after = line.words[found.upperBound...].drop { !phrase.hasSuffix(" ") && $0 != " " }
                let before = line.words[..<found.lowerBound]
                if Self.isCall(after) || before.hasSuffix(" you are an") || before.hasSuffix(" you , the") {
                    return true
                }
                rest = line.words[found.upperBound...]
                if rest.isEmpty { break }
            }
            return false
        }
    }

    private static func isCall(_ after: Substring) -> Bool {
        let next = after.split(separator: " ").prefix(6)
        if let first = next.first, ["must", "has", "have", "should", "answers", ",", "，"].contains(String(first)) {
            return true
        }
        return next.contains(":")
    }

    /// As it stands in a folded line: whole words, or their beginnings. Scripts without blanks between words are found
    /// anywhere.
    private static func pattern(_ phrase: String, _ kind: Kind) -> String {
        let folded = MachineLine.fold(phrase)
        if kind == .mark { return folded }
        if folded.unicodeScalars.contains(where: { $0.value >= 0x600 }) { return folded }
        return folded.hasSuffix("*") ? " " + folded.dropLast() : " \(folded) "
    }
}

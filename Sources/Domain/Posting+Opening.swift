import Foundation

extension Posting {
    /// Of what a posting and its repetition under another id have in common beside the text: title and places, whatever
    /// their case, accents, punctuation and order. Marks such as "(m/w/d)" in the title do not count.
    public var openingHash: ContentHash {
        var hasher = ContentHasher()
        hasher.combine(Self.folded(Self.withoutGenderMarks(title)))
        hasher.combine(Set(locations.map(Self.folded)).sorted())
        return hasher.finish()
    }

    /// The words, with a space between; "C++" and "C#" stay apart.
    private static func folded(_ text: String) -> String {
        let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        let words = plain.unicodeScalars.split { scalar in
            let properties = scalar.properties
            return !(properties.isAlphabetic || properties.numericType != nil || scalar == "+" || scalar == "#")
        }
        return words.map { String($0) }.joined(separator: " ")
    }

    private static func withoutGenderMarks(_ title: String) -> String {
        let parts = title.split(separator: "(", omittingEmptySubsequences: false)
        let rest = parts.dropFirst().map { part in
            guard let end = part.firstIndex(of: ")"), isGenderMark(part[..<end]) else { return part }
            return part[end...].dropFirst()
        }
        return (parts.prefix(1) + rest).joined(separator: " ")
    }

    /// "m/w/d", "f/m/x", "h/f": a few of the letters that stand for genders in European adverts.
    private static func isGenderMark(_ text: Substring) -> Bool {
        let letters = text.lowercased().split { !$0.isLetter }
        return 2...5 ~= letters.count && letters.allSatisfy { $0.count == 1 && "mwfdxhvkin".contains($0) }
    }
}

/// Finds what somebody quotes from a text, letting through what copying changes: blanks, line breaks, capitals, the shape of
/// quotation marks and dashes.
struct QuoteFinder {
    private let text: String
    private let folded: [UInt32]
    /// For each folded scalar, where it stands in the text.
    private let places: [String.Index]

    /// A quote with fewer letters and digits proves nothing.
    private static let shortest = 4

    init(_ text: String) {
        self.text = text
        var (folded, places): ([UInt32], [String.Index]) = ([], [])
        for index in text.unicodeScalars.indices {
            for scalar in Self.fold(text.unicodeScalars[index]) where !Self.isSecondBlank(scalar, after: folded.last) {
                folded.append(scalar)
                places.append(index)
            }
        }
        (self.folded, self.places) = (folded, places)
    }

    /// The words as the text has them; nil when it has not.
    func find(_ quote: String) -> String? {
        var wanted: [UInt32] = []
        for scalar in quote.unicodeScalars {
            for folded in Self.fold(scalar) where !Self.isSecondBlank(folded, after: wanted.last) {
                wanted.append(folded)
            }
        }
        while let last = wanted.last, last == Self.blank || last == 0x2E { wanted.removeLast() }
        if wanted.first == Self.blank { wanted.removeFirst() }
        let letters = wanted.count {
            Unicode.Scalar($0).map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
        }
        guard letters >= Self.shortest, wanted.count <= folded.count else { return nil }
        let first = wanted[0]
        for start in 0...(folded.count - wanted.count)
        where folded[start] == first && folded[start..<start + wanted.count].elementsEqual(wanted) {
            let end = text.unicodeScalars.index(after: places[start + wanted.count - 1])
            return String(text.unicodeScalars[places[start]..<end])
        }
        return nil
    }

    private static let blank: UInt32 = 0x20

    private static func isSecondBlank(_ scalar: UInt32, after last: UInt32?) -> Bool {
        scalar == blank && (last == nil || last == blank)
    }

    private static func fold(_ scalar: Unicode.Scalar) -> [UInt32] {
        switch scalar {
        case _ where scalar.properties.isWhitespace: [blank]
        case _ where scalar.properties.isDefaultIgnorableCodePoint: []
        case "‘", "’", "‚", "`", "´": [0x27]
        case "“", "”", "„", "«", "»": [0x22]
        case "‐", "‑", "‒", "–", "—", "−": [0x2D]
        case "…": [0x2E, 0x2E, 0x2E]
        default: scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
        }
    }
}

/// Where in a posting some words stand: bytes of one of its fields.
struct Span: Hashable {
    enum Field: Hashable {
        case title, description
        case location(Int)
    }

    let field: Field
    let start: Int
    let end: Int

    init(_ field: Field, _ text: TokenisedText, _ tokens: Range<Int>) {
        self.field = field
        start = Int(text.tokens[tokens.lowerBound].start)
        end = Int(text.tokens[tokens.upperBound - 1].end)
    }

    /// Bytes of the field.
    init(_ field: Field, bytes: Range<Int>) {
        self.field = field
        start = bytes.lowerBound
        end = bytes.upperBound
    }

    /// A whole text, without the blanks around it.
    init(_ field: Field, whole text: TokenisedText) {
        self.field = field
        let isBlank = { (byte: UInt8) in byte <= UInt8(ascii: " ") }
        start = text.bytes.firstIndex { !isBlank($0) } ?? 0
        end = (text.bytes.lastIndex { !isBlank($0) } ?? -1) + 1
    }

    /// The same words in another field of the same text.
    init(_ span: Span, movedTo field: Field) {
        self.field = field
        start = span.start
        end = span.end
    }
}

import Domain

/// Takes words out of a posting to the letter, with as much of their sentence as a person needs.
struct Quote {
    let posting: Posting
    private static let longest = 160

    /// Exactly the words.
    func words(_ span: Span) -> String { cut(span, widen: false) }

    /// The line or sentence around the words, at most 160 bytes of it.
    func sentence(_ span: Span) -> String { cut(span, widen: true) }

    /// Where the line or sentence stands, in bytes of the words' field.
    func sentenceRange(_ span: Span) -> Range<Int> {
        withBytes(of: span) { Self.sentence(around: span.start..<span.end, $0) } ?? 0..<0
    }

    private func cut(_ span: Span, widen: Bool) -> String {
        withBytes(of: span) { bytes in
            let range = widen ? Self.sentence(around: span.start..<span.end, bytes) : span.start..<span.end
            return String(decoding: bytes[range], as: UTF8.self)
        } ?? ""
    }

    /// Nil for words that the field is too short for.
    private func withBytes<Result>(of span: Span, _ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        var text =
            switch span.field {
            case .title: posting.title
            case .description: posting.description
            case .location(let index): posting.locations[index]
            }
        return text.withUTF8 { span.end <= $0.count ? read($0) : nil }
    }

    private static func sentence(around words: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let room = Swift.max(0, longest - words.count)
        var start = words.lowerBound
        var lastBlank = start
        while start > 0, words.lowerBound - start < room * 2 / 3, !ends(bytes, at: start - 1) {
            start -= 1
            if bytes[start] == UInt8(ascii: " ") { lastBlank = start + 1 }
        }
        let startsWhole = start == 0 || ends(bytes, at: start - 1)
        if !startsWhole { start = lastBlank }
        var end = words.upperBound
        lastBlank = end
        while end < bytes.count, end - start < longest, !ends(bytes, at: end) {
            if bytes[end] == UInt8(ascii: " ") { lastBlank = end }
            end += 1
        }
        if end < bytes.count, !ends(bytes, at: end) { end = lastBlank }
        while start < words.lowerBound, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "-") {
            start += 1
        }
        while end > words.upperBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return start..<end
    }

    /// A line break, or a full stop before a blank.
    private static func ends(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return true }
        guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else { return false }
        return index + 1 >= bytes.count || bytes[index + 1] == UInt8(ascii: " ")
            || bytes[index + 1] == UInt8(ascii: "\n")
    }
}

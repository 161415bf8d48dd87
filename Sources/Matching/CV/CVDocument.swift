/// A CV as plain text, ready to be matched.
public struct CVDocument: Sendable, Hashable {
    /// Lines and paragraphs as in the document, in Unicode normal form C, without control, bidirectional, zero-width
    /// and private-use characters; never empty.
    public var text: String
    public var format: CVFormat
    /// Where it came from, as the user gave it: a path or an address.
    public var source: String

    public init(text: String, format: CVFormat, source: String) {
        self.text = text
        self.format = format
        self.source = source
    }
}

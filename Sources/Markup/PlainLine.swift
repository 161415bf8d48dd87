/// A title or a name on one line: references decoded, tags and unseen characters dropped, white space folded.
public enum PlainLine {
    /// What a line is read from is cut here: no title has its end behind so much source.
    public static let maximumBytes = 64 << 10

    public static func of(_ source: String) -> String {
        var source = source
        return source.withUTF8 { of(utf8: $0) }
    }

    public static func of(utf8 source: UnsafeBufferPointer<UInt8>) -> String {
        let source = UnsafeBufferPointer(rebasing: source.prefix(maximumBytes))
        if source.allSatisfy({ TextByte.isPlain($0) || $0 == 0x20 }), source.first != 0x20, source.last != 0x20 {
            return String(decoding: source, as: UTF8.self)
        }
        return CleanHTML(utf8: source).text
            .split(whereSeparator: \.isNewline)
            .joined(separator: " ")
    }
}

internal import Foundation

/// Foreign HTML made harmless, in two forms: text to read and match on, and HTML to show.
///
/// Scripts, styles, forms, frames and what its author hid (`hidden`, `display:none`, zero font size) are dropped from
/// both: a reader of the page would not have seen them.
public struct CleanHTML: Sendable, Hashable {
    /// Paragraphs apart by blank lines, list items on lines that start with "- ", white space folded.
    public let text: String
    /// Well-formed: an allow-list of elements, `href` the only attribute of theirs, http(s) and mailto its only schemes.
    public let html: String

    /// Longer sources are cut: no advert is a megabyte, and what is this long was made to do harm.
    public static let maximumBytes = 1 << 20

    /// How often a source may have been escaped; what is escaped once more stays as it is.
    private static let maximumEscapes = 4

    /// Takes HTML, plain text (whose lines are kept) and HTML that was escaped once too often (Greenhouse's content).
    public init(_ source: String) {
        var source = source
        self = source.withUTF8 { CleanHTML(utf8: $0) }
    }

    /// The same for UTF-8 that stands elsewhere in memory.
    public init(utf8 source: UnsafeBufferPointer<UInt8>) {
        let source = UnsafeBufferPointer(rebasing: source.prefix(Self.maximumBytes))
        let decoded = Entities.decodeEscapedTags(in: source)
        var cleaned = decoded?.withUnsafeBufferPointer { Self.clean($0) } ?? Self.clean(source)
        for _ in 1..<Self.maximumEscapes where Entities.remain(in: cleaned.text) {
            var text = cleaned.text
            cleaned = text.withUTF8 { Self.clean($0) }
        }
        self = cleaned
    }

    private init(_ parts: (text: String, html: String)) { (text, html) = parts }

    private static func clean(_ source: UnsafeBufferPointer<UInt8>) -> CleanHTML {
        let isMarkup = Entities.isMarkup(source)
        if !isMarkup, let escaped = Entities.escapeAngles(source) {
            return escaped.withUnsafeBufferPointer { clean($0, isMarkup: false) }
        }
        return clean(source, isMarkup: isMarkup)
    }

    private static func clean(_ source: UnsafeBufferPointer<UInt8>, isMarkup: Bool) -> CleanHTML {
        let repaired = Entities.replaceUnknownToParser(source)
        return CleanHTML(
            repaired?.withUnsafeBufferPointer { HTMLEvents.clean($0, keepsLines: !isMarkup) }
                ?? HTMLEvents.clean(source, keepsLines: !isMarkup))
    }
}

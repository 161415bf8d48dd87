/// The formats that a CV is read from.
public enum CVFormat: String, Sendable, Hashable, CaseIterable {
    case pdf, docx, html, markdown, text
    case jsonResume = "json-resume"
}

extension CVFormat {
    /// Tells the format by content first, then by the media type, then by the name's ending: names lie more often.
    static func sniff(_ bytes: [UInt8], name: String, contentType: String?) throws(CVError.Problem) -> CVFormat {
        if let problem = UnsupportedFormat.problem(of: bytes) { throw problem }
        // A PDF may have up to 1024 bytes of something else in front (ISO 32000-1, annex H.3.4.1).
        if bytes.prefix(1024 + 5).contains("%PDF-") { return .pdf }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .docx }

        let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(1024).lowercased()
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .html }
        if start.hasPrefix("{"), ["\"", "}"].contains(start.dropFirst().first { !$0.isWhitespace }) {
            return .jsonResume
        }

        let mediaType = contentType?.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() }
        switch (mediaType, ending) {
        case ("application/json", _): return .jsonResume
        case ("text/html", _), ("application/xhtml+xml", _): return .html
        case ("text/markdown", _): return .markdown
        case (_, "html"), (_, "htm"), (_, "xhtml"): return .html
        case (_, "md"), (_, "markdown"), (_, "mdown"): return .markdown
        case (_, "json"): return .jsonResume
        default: break
        }
        if let problem = UnsupportedFormat.problem(ofEnding: ending) { throw problem }
        return start.contains("<html") || start.contains("<body") ? .html : .text
    }
}

extension Collection<UInt8> {
    /// Whether the ASCII word stands anywhere in the bytes.
    func contains(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            var rest = self[...]
            while let start = rest.firstIndex(of: word[0]) {
                rest = rest[start...]
                if rest.starts(with: word) { return true }
                rest = rest.dropFirst()
            }
            return false
        }
    }
}

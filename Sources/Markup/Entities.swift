internal import CLibXML2
internal import Foundation

/// Character references (`&amp;`, `&#8217;`, `&#x2019;`, `&rsquo;`) in UTF-8.
enum Entities {
    /// The source decoded once, when it is HTML that was escaped as a whole: tags only as `&lt;p&gt;`. Nil otherwise.
    static func decodeEscapedTags(in source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let start = source.baseAddress, memchr(start, Int32(UInt8(ascii: "<")), source.count) == nil,
            contains(UInt8(ascii: "&"), in: source, where: { source[$0...].starts(with: "&lt;".utf8) })
        else { return nil }
        let decoded = decode(source)
        return decoded.withUnsafeBufferPointer { hasTag(in: $0) } ? decoded : nil
    }

    /// Whether text that should be clean still holds references or tags, as text that was escaped twice does.
    static func remain(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { text in
            hasTag(in: text) || contains(UInt8(ascii: "&"), in: text) { reference(in: text, at: $0) != nil }
        }
    }

    /// Whether a source is HTML: holds a tag or a comment, not only angles as in "x < y" or "List<String>".
    static func isMarkup(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
        contains(UInt8(ascii: "<"), in: source) { index in
            source[index...].starts(with: "<!".utf8) || isTag(in: source, at: index, oneOf: elements)
        }
    }

    /// Plain text as the HTML that shows it; nil when it is that already.
    static func escapeAngles(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard source.contains(UInt8(ascii: "<")) else { return nil }
        return source.flatMap { $0 == UInt8(ascii: "<") ? Array("&lt;".utf8) : [$0] }
    }

    /// Whether there is one of the tags that adverts are written with.
    private static func hasTag(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        contains(UInt8(ascii: "<"), in: text) { isTag(in: text, at: $0, oneOf: tags) }
    }

    /// Whether a byte stands at a place of which the condition is true.
    private static func contains(
        _ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, where condition: (Int) -> Bool
    ) -> Bool {
        guard let start = text.baseAddress else { return false }
        var index = 0
        while let hit = memchr(start + index, Int32(byte), text.count - index) {
            index = UnsafeRawPointer(start).distance(to: hit)
            if condition(index) { return true }
            index += 1
        }
        return false
    }

    /// Replaces every reference once.
    static func decode(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        replace(in: source) { reference(in: source, at: $0) } ?? Array(source)
    }

    /// Replaces the references of HTML5 that libxml2, which knows those of HTML 4, would leave. Nil when there are none.
    static func replaceUnknownToParser(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        replace(in: source) { index in
            guard let (name, length) = namedReference(in: source, at: index), let scalar = later[name] else {
                return nil
            }
            return (scalar, length)
        }
    }

    private static func replace(
        in source: UnsafeBufferPointer<UInt8>, _ find: (Int) -> (UInt32, Int)?
    ) -> [UInt8]? {
        guard let start = source.baseAddress else { return nil }
        var result: [UInt8]?
        var copied = 0
        var index = 0
        while let hit = memchr(start + index, Int32(UInt8(ascii: "&")), source.count - index) {
            index = UnsafeRawPointer(start).distance(to: hit)
            guard let (scalar, length) = find(index) else {
                index += 1
                continue
            }
            if result == nil {
                result = []
                result?.reserveCapacity(source.count)
            }
            let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
            result?.append(contentsOf: source[copied..<index])
            result?.append(contentsOf: String(Character(character)).utf8)
            index += length
            copied = index
        }
        result?.append(contentsOf: source[copied...])
        return result
    }

    private static func reference(in source: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int)? {
        if index + 2 < source.count, source[index + 1] == UInt8(ascii: "#") {
            let isHex = source[index + 2] | 0x20 == UInt8(ascii: "x")
            var end = index + (isHex ? 3 : 2)
            let digits = end
            var value: UInt32 = 0
            while end < source.count, end - digits < 8,
                let digit = Character(Unicode.Scalar(source[end])).hexDigitValue,
                isHex || digit < 10
            {
                value = value &* (isHex ? 16 : 10) &+ UInt32(digit)
                end += 1
            }
            guard end > digits, end < source.count, source[end] == UInt8(ascii: ";") else { return nil }
            return (value == 0 ? 0xFFFD : value, end + 1 - index)
        }
        guard let (name, length) = namedReference(in: source, at: index) else { return nil }
        if let scalar = later[name] { return (scalar, length) }
        let known = name.withCString { text in
            text.withMemoryRebound(to: UInt8.self, capacity: length) { htmlEntityLookup($0) }
        }
        guard let known else { return nil }
        return (UInt32(known.pointee.value), length)
    }

    /// The name between `&` and `;`, and the length of all three.
    private static func namedReference(in source: UnsafeBufferPointer<UInt8>, at index: Int) -> (String, Int)? {
        var end = index + 1
        while end < source.count, end - index < 12, isLetterOrDigit(source[end]) { end += 1 }
        guard end > index + 1, end < source.count, source[end] == UInt8(ascii: ";") else { return nil }
        return (String(decoding: source[(index + 1)..<end], as: UTF8.self), end + 1 - index)
    }

    private static func isTag(
        in text: UnsafeBufferPointer<UInt8>, at index: Int, oneOf names: Set<String>
    ) -> Bool {
        var start = index + 1
        if start < text.count, text[start] == UInt8(ascii: "/") { start += 1 }
        var end = start
        while end < text.count, end - start < 11, isLetterOrDigit(text[end]) { end += 1 }
        guard end > start, end < text.count, text[end] <= 0x20 || text[end] == 0x3E || text[end] == 0x2F else {
            return false
        }
        return names.contains(String(decoding: text[start..<end], as: UTF8.self).lowercased())
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    private static let tags: Set<String> = [
        "p", "br", "div", "span", "ul", "ol", "li", "b", "strong", "i", "em", "u", "a", "h1", "h2", "h3", "h4", "h5",
        "h6", "table", "tr", "td", "img", "font", "hr", "section", "sup", "sub",
    ]

    private static let elements = tags.union([
        "html", "head", "body", "meta", "title", "link", "base", "script", "style", "noscript", "template", "iframe",
        "frame", "object", "embed", "svg", "math", "form", "input", "button", "select", "option", "textarea", "label",
        "article", "header", "footer", "main", "nav", "aside", "figure", "figcaption", "details", "summary", "address",
        "dl", "dt", "dd", "pre", "code", "blockquote", "small", "mark", "strike", "s", "del", "ins", "center", "abbr",
        "tbody", "thead", "tfoot", "th", "caption", "video", "audio", "picture", "source", "canvas", "dialog", "wbr",
    ])

    /// Those of HTML5's that turn up in adverts.
    private static let later: [String: UInt32] = [
        "excl": 0x21, "num": 0x23, "dollar": 0x24, "percnt": 0x25, "lpar": 0x28, "rpar": 0x29, "ast": 0x2A,
        "plus": 0x2B, "comma": 0x2C, "period": 0x2E, "sol": 0x2F, "colon": 0x3A, "semi": 0x3B, "equals": 0x3D,
        "quest": 0x3F, "commat": 0x40, "lsqb": 0x5B, "lbrack": 0x5B, "bsol": 0x5C, "rsqb": 0x5D, "rbrack": 0x5D,
        "lowbar": 0x5F, "grave": 0x60, "lcub": 0x7B, "lbrace": 0x7B, "verbar": 0x7C, "vert": 0x7C, "rcub": 0x7D,
        "rbrace": 0x7D, "NewLine": 0x0A, "Tab": 0x09, "hyphen": 0x2010, "dash": 0x2010, "horbar": 0x2015,
        "check": 0x2713, "star": 0x2606, "starf": 0x2605, "bigstar": 0x2605, "phone": 0x260E, "nbhy": 0x2011,
        "NonBreakingSpace": 0xA0, "ZeroWidthSpace": 0x200B, "caron": 0x2C7, "scaron": 0x161, "Scaron": 0x160,
        "ccaron": 0x10D, "Ccaron": 0x10C, "zcaron": 0x17E, "Zcaron": 0x17D, "ecaron": 0x11B, "rcaron": 0x159,
        "lstrok": 0x142, "Lstrok": 0x141, "eogon": 0x119, "aogon": 0x105, "sacute": 0x15B, "zdot": 0x17C,
        "nacute": 0x144, "cacute": 0x107, "uring": 0x16F, "odblac": 0x151, "udblac": 0x171, "inodot": 0x131,
        "scedil": 0x15F, "gbreve": 0x11F, "rarr": 0x2192, "bullet": 0x2022,
    ]
}

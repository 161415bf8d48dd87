internal import Markup

/// The text of a CV that is a web page.
enum HTMLText {
    /// The charset is the server's or the page's own (`<meta charset>` in its first 1024 bytes, as browsers look).
    static func read(_ bytes: [UInt8], contentType: String?) throws(CVError.Problem) -> String {
        let start = String(decoding: bytes.prefix(1024), as: UTF8.self)
        return try read(String(text: bytes, contentType: (contentType ?? "") + start))
    }

    static func read(_ source: String) throws(CVError.Problem) -> String {
        var source = source
        if source.utf8.count > CleanHTML.maximumBytes { source = source.withoutEmbeddedFiles }
        guard source.utf8.count <= CleanHTML.maximumBytes else { throw .tooMuchText }
        return CleanHTML(source).text
    }
}

extension String {
    /// Without the photograph and the fonts that a page saved as one file carries in `data:` addresses.
    fileprivate var withoutEmbeddedFiles: String {
        var kept: [UInt8] = []
        var rest = Array(utf8)[...]
        let mark = Array("base64,".utf8)
        while let comma = rest.firstIndex(of: UInt8(ascii: ",")) {
            kept += rest[...comma]
            rest = rest[(comma + 1)...]
            if kept.suffix(mark.count).elementsEqual(mark) { rest = rest.drop(while: \.isBase64) }
        }
        return String(decoding: kept + rest, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isBase64: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
            true
        default: false
        }
    }
}

internal import Foundation

extension String {
    /// Decodes a text file: UTF-16 and UTF-8 by their byte order marks, else UTF-8 if it is valid, else the named
    /// charset if Foundation knows it, else Windows-1252. Throws for bytes that are no text.
    init(text bytes: [UInt8], contentType: String? = nil) throws(CVError.Problem) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let text = String(bytes: bytes, encoding: .utf16) else { throw .damaged(what: "UTF-16 text") }
            self = text
            return
        }
        // A binary file has control characters; no text in a charset that is still met has more than a stray one.
        let controls = bytes.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
        guard controls == 0 || controls * 20 < bytes.count && !bytes.contains(0) else {
            throw .unsupported(what: "no text and no known kind of document", instead: "give a PDF, .docx or text file")
        }
        let named = contentType.flatMap(Self.charset).flatMap { String(bytes: bytes, encoding: $0) }
        self = String(validating: bytes, as: UTF8.self) ?? named ?? String(windows1252: bytes)
    }

    /// WHATWG's Encoding Standard: every byte means something; the five that Microsoft left open are controls.
    private init(windows1252 bytes: [UInt8]) {
        self.init(
            String.UnicodeScalarView(
                bytes.map { byte in
                    (0x80...0x9F).contains(byte) ? Self.windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte)
                }))
    }

    private static let windows1252: [Unicode.Scalar] = Array(
        """
        \u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\
        \u{8F}\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\
        \u{17E}\u{178}
        """.unicodeScalars)

    private static func charset(of contentType: String) -> Encoding? {
        guard let start = contentType.range(of: "charset=", options: .caseInsensitive)?.upperBound else { return nil }
        let name = contentType[start...].drop { "\"'".contains($0) }.prefix {
            $0.isLetter || $0.isNumber || "-_".contains($0)
        }
        return charsets[name.lowercased()]
    }

    private static let charsets: [String: Encoding] = [
        "iso-8859-2": .isoLatin2, "windows-1250": .windowsCP1250, "windows-1251": .windowsCP1251,
        "windows-1253": .windowsCP1253, "windows-1254": .windowsCP1254, "shift_jis": .shiftJIS, "euc-jp": .japaneseEUC,
    ]
}

internal import Foundation

/// Finds the addresses that a script names, whether in code or in JSON, where slashes may be escaped.
enum ScriptAddresses {
    /// More than any page names, and longer than any that says something about a board.
    private static let maximum = 5_000
    private static let maximumLength = 500

    static func find(in script: String) -> [URL] {
        var plain = script
        for (escaped, character) in [
            (#"\/"#, "/"), (#"\u002F"#, "/"), (#"\u002f"#, "/"), (#"\u0026"#, "&"), ("&amp;", "&"),
        ]
        where plain.contains(escaped) {
            plain = plain.replacingOccurrences(of: escaped, with: character)
        }
        return plain.withUTF8(find)
    }

    private static func find(in bytes: UnsafeBufferPointer<UInt8>) -> [URL] {
        var found: [URL] = []
        var index = 0
        while index + 1 < bytes.count, found.count < maximum {
            guard bytes[index] == UInt8(ascii: "/"), bytes[index + 1] == UInt8(ascii: "/") else {
                index += 1
                continue
            }
            let start = index + 2
            var end = start
            while end < bytes.count, isInAddress[Int(bytes[end])] { end += 1 }
            let rest = String(decoding: bytes[start..<min(end, start + maximumLength)], as: UTF8.self)
            if rest.prefix(while: { $0 != "/" }).contains("."), let url = URL(string: "https://\(rest)"),
                url.host() != nil
            {
                found.append(url)
            }
            index = max(end, start)
        }
        return found
    }

    private static let isInAddress: [Bool] = (0...255).map { (byte: Int) -> Bool in
        let character = Unicode.Scalar(UInt8(byte))
        return character.isASCII
            && (CharacterSet.alphanumerics.contains(character) || "-._~%/?=&+:@,;!#".unicodeScalars.contains(character))
    }
}

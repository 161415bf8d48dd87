import Foundation

/// What a line says in base64, in hexadecimal digits or in rot13.
enum EncodedText {
    private static let most = 8

    static func readings(of line: String) -> [String] {
        var readings: [String] = []
        if line.utf8.count >= 24 {
            for word in line.split(whereSeparator: \.isWhitespace) where word.utf8.count >= 20 && readings.count < most
            {
                let word = word.trimmingCharacters(in: CharacterSet(charactersIn: ".,;:\"'()"))
                if let text = plain(bytes(hexadecimal: word) ?? Data(base64Encoded: padded(word))) {
                    readings.append(text)
                }
            }
        }
        if line.lowercased().contains("rot13") { readings.append(rot13(line)) }
        return readings
    }

    /// Nil unless it is text.
    private static func plain(_ data: Data?) -> String? {
        guard let data, data.count >= 10, let text = String(data: data, encoding: .utf8) else { return nil }
        let letters = text.unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.isWhitespace }
        return letters * 4 >= text.unicodeScalars.count * 3 ? text : nil
    }

    private static func padded(_ word: String) -> String {
        let bare = word.prefix { $0 != "=" }
        return bare + String(repeating: "=", count: (4 - bare.utf8.count % 4) % 4)
    }

    private static func bytes(hexadecimal word: String) -> Data? {
        let digits = word.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
        let values = digits.compactMap(\.self)
        return Data(stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) })
    }

    private static func rot13(_ text: String) -> String {
        func turned(_ letter: UInt8, _ first: UInt8) -> UInt8 { (letter - first + 13) % 26 + first }
        let bytes = text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): turned(byte, UInt8(ascii: "a"))
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): turned(byte, UInt8(ascii: "A"))
            default: byte
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

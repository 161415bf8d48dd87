/// Reads what follows a backslash in a string (RFC 8259, 7).
enum JSONEscape {
    /// `position` is after the backslash, and is moved behind the escape. What is no escape stands for itself.
    static func read(
        _ bytes: [UInt8], _ position: inout Int, into text: inout [UInt8], noting repairs: inout Set<NearJSON.Repair>
    ) {
        guard position < bytes.count else {
            repairs.insert(.cutShort)
            return
        }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: character(bytes, &position, noting: &repairs))
        case UInt8(ascii: "'"):
            repairs.insert(.escape)
            text.append(byte)
        default:
            repairs.insert(.escape)
            text.append(contentsOf: [UInt8(ascii: "\\"), byte])
        }
    }

    /// Half a surrogate pair is the replacement character: no Swift string can hold it.
    private static func character(
        _ bytes: [UInt8], _ position: inout Int, noting repairs: inout Set<NearJSON.Repair>
    ) -> [UInt8] {
        guard let first = unit(bytes, at: position) else {
            repairs.insert(position + 4 > bytes.count ? .cutShort : .escape)
            return Array("\u{FFFD}".utf8)
        }
        position += 4
        if let scalar = Unicode.Scalar(first) { return Array(String(scalar).utf8) }
        guard first < 0xDC00, position + 6 <= bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u"), let second = unit(bytes, at: position + 2),
            (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { return Array("\u{FFFD}".utf8) }
        position += 6
        return Array(String(scalar).utf8)
    }

    private static func unit(_ bytes: [UInt8], at position: Int) -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }
}

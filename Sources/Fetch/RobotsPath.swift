/// Brings paths of URLs and of robots.txt into one spelling, so that they can be compared octet by octet.
///
/// RFC 9309, 2.2.2: what is outside US-ASCII is percent-encoded, what is encoded without need is decoded. In a query,
/// `:`, `/` and `@` count as needing no encoding: the RFC's own example takes `?baz=https://foo.bar` and
/// `?baz=https%3A%2F%2Ffoo.bar` for the same.
enum RobotsPath {
    static func normalise(_ text: some Sequence<UInt8>, isPattern: Bool) -> [UInt8] {
        let bytes = Array(text)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isInQuery = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "%"), let value = hexPair(bytes, at: index) {
                index += 2
                if value.isUnreserved || (isInQuery && value.isPlainInQuery) {
                    result.append(value)
                } else {
                    result.appendEncoded(value)
                }
                continue
            }
            if byte == UInt8(ascii: "?") { isInQuery = true }
            if byte.isWildcard {
                let isSyntax = isPattern && (byte == UInt8(ascii: "*") || index == bytes.count)
                if isSyntax { result.append(byte) } else { result.appendEncoded(byte) }
            } else if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "%") {
                result.append(byte)
            } else {
                result.appendEncoded(byte)
            }
        }
        return result
    }

    private static func hexPair(_ bytes: [UInt8], at index: Int) -> UInt8? {
        guard index + 1 < bytes.count, let high = bytes[index].hexValue, let low = bytes[index + 1].hexValue else {
            return nil
        }
        return high << 4 | low
    }
}

extension [UInt8] {
    fileprivate mutating func appendEncoded(_ byte: UInt8) {
        let digits = Array<UInt8>("0123456789ABCDEF".utf8)
        append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]])
    }
}

extension UInt8 {
    fileprivate var isWildcard: Bool { self == UInt8(ascii: "*") || self == UInt8(ascii: "$") }

    fileprivate var isPlainInQuery: Bool {
        self == UInt8(ascii: ":") || self == UInt8(ascii: "/") || self == UInt8(ascii: "@")
    }

    /// RFC 3986, 2.3.
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    fileprivate var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Tells whether what is stored is still what is shown, in all processes and for ever: 32 hexadecimal digits.
///
/// FNV-1a with 128 bits (RFC 9923). Two adverts never share one by chance, which 64 bits cannot promise for millions. One
/// who tries can make two that do, and so hide a change of the own advert, which serves nobody; for anything that is
/// worth an attack, this is the wrong hash.
public struct ContentHash: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Makes a hash of fields one after the other; each goes in with its length, so that ("ab", "c") is not ("a", "bc").
public struct ContentHasher: Sendable {
    private var state: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D

    public init() {}

    public mutating func combine(_ text: String?) {
        guard let text else { return combine(count: -1) }
        combine(count: text.utf8.count)
        combine(bytes: text.utf8)
    }

    public mutating func combine(_ texts: [String]) {
        combine(count: texts.count)
        for text in texts { combine(text) }
    }

    public func finish() -> ContentHash {
        let digits = String(state, radix: 16)
        return ContentHash(rawValue: String(repeating: "0", count: 32 - digits.count) + digits)
    }

    mutating func combine(bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B }
    }

    private mutating func combine(count: Int) {
        combine(bytes: (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) })
    }
}

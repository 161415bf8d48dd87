/// A gzip body that is a thousandth part of what it unpacks to.
enum GzipBomb {
    /// Zeros, about so many, as deflate's fixed Huffman code repeats them: 13 bits for 258 bytes (RFC 1951, 3.2.6).
    static func unpacking(to size: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.bytes = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        bits.write(0b011, count: 3)
        bits.writeCode(0b0011_0000, count: 8)
        for _ in 0..<(size / 258) {
            bits.writeCode(0b1100_0101, count: 8)
            bits.writeCode(0, count: 5)
        }
        bits.writeCode(0, count: 7)
        return bits.finished()
    }
}

/// Bits packed as deflate wants them, from the lowest of each byte.
private struct BitWriter {
    var bytes: [UInt8] = []
    private var pending: UInt32 = 0
    private var count = 0

    mutating func write(_ value: UInt32, count: Int) {
        pending |= value << UInt32(self.count)
        self.count += count
        while self.count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            self.count -= 8
        }
    }

    /// Huffman codes go in from their highest bit.
    mutating func writeCode(_ code: UInt32, count: Int) {
        for bit in (0..<count).reversed() { write(code >> UInt32(bit) & 1, count: 1) }
    }

    mutating func finished() -> [UInt8] {
        if count > 0 { write(0, count: 8 - count) }
        return bytes + [0, 0, 0, 0, 0, 0, 0, 0]
    }
}

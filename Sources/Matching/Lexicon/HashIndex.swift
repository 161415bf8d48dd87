/// A fixed map from 64-bit keys to positive numbers: open addressing in two flat arrays.
struct HashIndex: Sendable {
    private let keys: [UInt64]
    private let values: [Int32]
    private let mask: UInt64

    init(_ entries: [UInt64: Int32]) {
        var size = 16
        while size < entries.count * 3 { size *= 2 }
        var keys = [UInt64](repeating: 0, count: size)
        var values = [Int32](repeating: 0, count: size)
        for (key, value) in entries {
            precondition(key != 0 && value != 0)
            var slot = Int(Self.spread(key) & UInt64(size - 1))
            while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
            keys[slot] = key
            values[slot] = value
        }
        self.keys = keys
        self.values = values
        mask = UInt64(size - 1)
    }

    /// The number of a key, 0 when it is not there.
    subscript(key: UInt64) -> Int32 {
        var slot = Int(Self.spread(key) & mask)
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & Int(mask)
        }
        return 0
    }

    private static func spread(_ key: UInt64) -> UInt64 {
        let mixed = key &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ (mixed >> 32)
    }
}

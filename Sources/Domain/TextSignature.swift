/// What is kept of a text to tell how much of another it shares, in 128 bytes however long it is.
///
/// The text's shingles, three words each, are dealt into 128 buckets by their hashes, and of each bucket the least is
/// kept: two texts agree on a bucket as often as their sets of shingles overlap. This is MinHash with one permutation
/// (Li, Owen and Zhang, "One Permutation Hashing", NIPS 2012); its error is about 0.04 where that matters. Kept in
/// databases: another way to hash would be another column.
public struct TextSignature: Sendable, Hashable {
    public static let size = 128
    /// A byte for each bucket: 0 where no shingle fell, else 1–255 of the least.
    public let bytes: [UInt8]

    /// - Parameter bytes: as they were kept. Nil unless there are 128.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.size else { return nil }
        self.bytes = bytes
    }

    /// Case, punctuation and spaces do not count. Nil for a text of fewer than 20 words, which says too little to be told
    /// from another.
    public init?(of text: String) {
        var shingles = Shingles()
        var word = FNV()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39: word.combine(scalar.value)
            case 0x41...0x5A: word.combine(scalar.value | 0x20)
            case 0..<0x80: shingles.add(word.take())
            case Self.ideographs...:
                // What is written without spaces: each sign is a word.
                shingles.add(word.take())
                if scalar.properties.isAlphabetic { word.combine(scalar.value) }
                shingles.add(word.take())
            default:
                if scalar.properties.isAlphabetic {
                    for small in scalar.properties.lowercaseMapping.unicodeScalars { word.combine(small.value) }
                } else {
                    shingles.add(word.take())
                }
            }
        }
        shingles.add(word.take())
        guard shingles.words >= Self.fewestWords else { return nil }
        bytes = shingles.least.map { $0 == .max ? 0 : UInt8($0 % 255) + 1 }
    }

    /// How much of two texts is the same, as the share of the shingles of both (Jaccard's index): 0 to 1.
    public func likeness(to other: TextSignature) -> Double {
        var (filled, same) = (0, 0)
        for (one, two) in zip(bytes, other.bytes) where one | two != 0 {
            filled += 1
            if one == two { same += 1 }
        }
        return filled == 0 ? 0 : Double(same) / Double(filled)
    }

    private static let fewestWords = 20
    /// From the CJK radicals on.
    private static let ideographs: UInt32 = 0x2E80
}

/// The least hash of each bucket, as words come in.
private struct Shingles {
    private(set) var least = [UInt64](repeating: .max, count: TextSignature.size)
    private(set) var words = 0
    private var last: (UInt64, UInt64) = (0, 0)

    mutating func add(_ word: UInt64?) {
        guard let word else { return }
        words += 1
        if words > 2 {
            let hash = Self.mixed((last.0 &* 0x9E37_79B9_7F4A_7C15 ^ last.1) &* 0x9E37_79B9_7F4A_7C15 ^ word)
            let bucket = Int(hash >> 57)
            least[bucket] = min(least[bucket], hash & (1 << 57 - 1))
        }
        last = (last.1, word)
    }

    /// The last steps of SplitMix64 (S. Vigna): each bit in depends on each bit out.
    private static func mixed(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// FNV-1a with 64 bits (RFC 9923) over the scalars of one word.
private struct FNV {
    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
    private var state = start

    mutating func combine(_ scalar: UInt32) {
        state = (state ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
    }

    /// The word's hash, and a new word begins; nil when it has no letter.
    mutating func take() -> UInt64? {
        guard state != Self.start else { return nil }
        defer { state = Self.start }
        return state
    }
}

/// Words that mean nothing, the same for the same seed (SplitMix64, S. Vigna).
struct MadeUpText {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Of a vocabulary of some thousand.
    mutating func words(_ count: Int) -> [String] {
        (0..<count).map { _ in "word\(next() % 4_000)" }
    }

    static func words(_ count: Int, seed: UInt64) -> [String] {
        var text = MadeUpText(seed: seed)
        return text.words(count)
    }

    mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

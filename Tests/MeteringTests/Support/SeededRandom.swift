import Foundation

/// Random numbers that come again with the same seed (SplitMix64, https://prng.di.unimi.it/splitmix64.c).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Where the random tests begin: `SCOUTLY_SEED=7` to see a failure again.
    static let firstSeed = ProcessInfo.processInfo.environment["SCOUTLY_SEED"].flatMap(UInt64.init) ?? 1
    /// How much longer than usual they run: `SCOUTLY_LONG_TESTS=10` for ten times.
    static let length = max(1, ProcessInfo.processInfo.environment["SCOUTLY_LONG_TESTS"].flatMap(Int.init) ?? 1)
}

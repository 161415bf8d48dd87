import Foundation

/// How much longer than usual the random tests run: `SCOUTLY_LONG_TESTS=10` for ten times.
enum TestLength {
    static let factor = max(1, ProcessInfo.processInfo.environment["SCOUTLY_LONG_TESTS"].flatMap(Int.init) ?? 1)

    /// Where the random tests begin: `SCOUTLY_SEED=7` to see a failure again.
    static let seed =
        ProcessInfo.processInfo.environment["SCOUTLY_SEED"].flatMap(UInt64.init) ?? 1
}

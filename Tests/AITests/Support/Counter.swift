import Synchronization

/// Counts.
final class Counter: Sendable {
    private let value = Mutex(0)

    var count: Int { value.withLock { $0 } }

    /// Counts one more, and says how many there are.
    func add() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }
}

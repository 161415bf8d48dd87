import Synchronization

/// Ends a request that is not waited for any longer.
final class Watch: Sendable {
    private let vigil: Mutex<Vigil>

    init(_ vigil: Vigil) { self.vigil = Mutex(vigil) }

    /// Something came.
    @Sendable func hear() { vigil.withLock { $0.heard(at: .now) } }

    /// Returns only by throwing: a `Vigil.Reason`, or `CancellationError` when the request is done.
    func untilOver() async throws -> Never {
        while true {
            switch vigil.withLock({ $0.verdict(at: .now) }) {
            case .over(let reason): throw reason
            case .waitUntil(let instant): try await Task.sleep(until: instant, clock: .continuous)
            }
        }
    }
}

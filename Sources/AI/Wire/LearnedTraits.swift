import Synchronization

/// Remembers what each model of a server takes, until the program ends.
final class LearnedTraits: Sendable {
    private let first: WireTraits
    private let known = Mutex<[String: WireTraits]>([:])

    init(first: WireTraits) { self.first = first }

    subscript(model: String) -> WireTraits { known.withLock { $0[model] } ?? first }

    /// Of several requests that were refused at once the first teaches.
    func learn(_ traits: WireTraits, for model: String, insteadOf used: WireTraits) {
        known.withLock { known in
            if (known[model] ?? first) == used { known[model] = traits }
        }
    }
}

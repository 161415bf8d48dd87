/// Whose turn it is at one host, and when the host may be asked again: one at a time, first come first served.
struct HostSchedule: Sendable {
    typealias Visitor = UInt64

    private(set) var current: Visitor?
    private var queue: [Visitor] = []
    private var opensAt: Duration = .zero
    /// Whether the host itself asked for the wait before the next request.
    private(set) var isWaitAsked = false

    /// True when it is the visitor's turn at once; the turn is held until `leave`.
    mutating func join(_ visitor: Visitor) -> Bool {
        guard current == nil else {
            queue.append(visitor)
            return false
        }
        current = visitor
        return true
    }

    /// Gives up the turn or the place in the queue; returns whose turn it has become.
    mutating func leave(_ visitor: Visitor) -> Visitor? {
        guard current == visitor else {
            queue.removeAll { $0 == visitor }
            return nil
        }
        current = queue.isEmpty ? nil : queue.removeFirst()
        return current
    }

    /// Leaves the host alone for so long from `now` on; never shortens a longer rest.
    mutating func rest(_ gap: Duration, from now: Duration, isAsked: Bool) {
        guard now + gap > opensAt else { return }
        opensAt = now + gap
        isWaitAsked = isAsked
    }

    /// How long whoever has the turn must wait before asking.
    func wait(at now: Duration) -> Duration { max(.zero, opensAt - now) }

    func isForgettable(at now: Duration) -> Bool { current == nil && opensAt <= now }
}

/// The models that a question may go to, the best first, and how long it rather waits than takes the next.
///
///     let choice = try await ModelChain(calls, patience: .seconds(90)).admit { call in
///         try await database.write { tx in try meter.reserve(call, budgets: budgets, in: tx) }
///     }
public struct ModelChain: Sendable {
    /// The same question as each model would be asked; at least one.
    public var calls: [PlannedCall]
    /// A wait that is longer sends the question to the next model.
    public var patience: Duration

    public init(_ calls: [PlannedCall], patience: Duration = .zero) {
        precondition(!calls.isEmpty, "a chain needs a model")
        self.calls = calls
        self.patience = patience
    }

    /// Asks one gate after the other, until one lets the call through or is worth waiting for.
    ///
    /// - Returns: the first that was granted or is worth waiting for; otherwise the shortest wait; if there is none, the
    ///   budget that is renewed first; `tooLarge` when no model can ever be asked.
    public func admit(_ reserve: (PlannedCall) async throws -> Admission) async rethrows -> Admission {
        var best: Admission?
        for call in calls {
            let admission = try await reserve(call)
            switch admission {
            case .granted: return admission
            case .wait(let wait) where wait.duration <= patience: return admission
            default: best = Self.better(best, admission)
            }
        }
        return best!
    }

    /// To wait is better than to do without, and to do without for a time better than for ever.
    private static func better(_ one: Admission?, _ other: Admission) -> Admission {
        switch (one, other) {
        case (nil, _): other
        case (.wait(let first)?, .wait(let second)): second.duration < first.duration ? other : one!
        case (.wait?, _): one!
        case (_, .wait): other
        case (.spent(_, let first)?, .spent(_, let second)): second < first ? other : one!
        case (.spent?, _): one!
        default: other
        }
    }
}

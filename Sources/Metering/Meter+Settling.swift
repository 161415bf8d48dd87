public import Database
import Domain
import Foundation

extension Meter {
    /// Writes down what came of a call: corrects what was reserved for it, lets go of what it holds, and closes or opens the
    /// gate.
    ///
    /// - Parameter arrivedWithin: how long after the reservation the provider had certainly got the request, if that is known
    ///   to be before the end: it was streaming its answer, say. Requests are free again the sooner.
    /// - Returns: false when it has been settled before; nothing is written then.
    @discardableResult
    public func settle(
        _ reservation: Reservation, _ ending: CallEnding, arrivedWithin: Duration? = nil, in tx: Transaction
    ) throws -> Bool {
        let call = reservation.call
        let calendar = try LocalCalendar(timeZone: call.limits.timeZone)
        var (gate, now) = try Gate.lock(call.access, clock, window: window, in: tx)
        guard let held = try HeldCall.find(reservation.id, in: tx) else { return false }
        let toll = Toll(of: ending, for: call)
        let hold = hold(held, ending, arrivedWithin, now: now)
        try write(toll, ending, hold, for: held, in: tx, now: now)
        try count(toll, held, ending, calendar, at: gate.id, in: tx, now: now)
        let change = Spending.Amount(tokens: toll.spent.tokens - held.estimated, cost: toll.spent.cost - held.cost)
        try Spending.add(change, user: held.account, day: held.day, in: tx)
        gate.state = rule.state(
            after: ending, reservedAt: held.reservedAt, gate.state, nextDay: calendar.nextDay(after: now), now: now)
        if case .answered = ending { gate.learn(from: held, arrivedWithin, tokens: toll.tokens, now: now) }
        try gate.save(in: tx, now: now)
        return true
    }

    private typealias Hold = (requests: Date, tokens: Date)

    /// Until when it counts. The provider counted it at some time between its reservation and now; what has brought no
    /// answer it may count yet.
    private func hold(_ held: HeldCall, _ ending: CallEnding, _ arrivedWithin: Duration?, now: Date) -> Hold {
        let window = window / .seconds(1)
        switch ending {
        case .unsent: return (now, now)
        case .unanswered:
            let end = max(held.leasedUntil, now).addingTimeInterval(window)
            return (end, end)
        case .answered, .refused, .limited, .failed:
            let way = arrivedWithin.map { max($0, .zero) / .seconds(1) }
            let arrival = way.map { min(held.reservedAt.addingTimeInterval($0), now) }
            return ((arrival ?? now).addingTimeInterval(window), now.addingTimeInterval(window))
        }
    }

    private func write(
        _ toll: Toll, _ ending: CallEnding, _ hold: Hold, for held: HeldCall, in tx: Transaction, now: Date
    ) throws {
        let latency = max(0, Int((now.timeIntervalSince(held.reservedAt) * 1_000_000).rounded()))
        try tx.run(
            """
            UPDATE model_call
            SET settled_at = \(now), outcome = \(ending.outcome), latency = \(latency),
                requests_until = \(hold.requests), counts_until = \(hold.tokens), tokens = \(toll.tokens),
                cost = \(toll.spent.cost), input = \(toll.usage?.input), cached_input = \(toll.usage?.cachedInput),
                output = \(toll.usage?.output)
            WHERE id = \(held.id)
            """)
    }

    /// A call that was under way at the provider's midnight may have been counted for either day, and is counted for both.
    private func count(
        _ toll: Toll, _ held: HeldCall, _ ending: CallEnding, _ calendar: LocalCalendar, at gate: Int,
        in tx: Transaction, now: Date
    ) throws {
        let requests = ending == .unsent ? 0 : 1
        try Holdings.count(
            requests: requests - 1, tokens: toll.tokens - held.estimated, for: held.quotaDay, at: gate, in: tx)
        let ends = ending == .unanswered ? [now, held.leasedUntil] : [now]
        for day in Set(ends.map(calendar.day)).sorted() where day != held.quotaDay {
            try Holdings.count(requests: requests, tokens: toll.tokens, for: day, at: gate, in: tx)
        }
    }
}

/// What a call took in the end.
private struct Toll {
    /// As the provider told it, or as far as that can be.
    let usage: TokenUsage?
    /// What counts in the window and the day.
    let tokens: Int
    /// What counts in the budgets.
    let spent: Spending.Amount

    /// More than that no model takes.
    private static let most = 100_000_000

    init(of ending: CallEnding, for call: PlannedCall) {
        usage = ending.usage.map { usage in
            let input = min(max(usage.input, 0), Self.most)
            return TokenUsage(
                input: input, cachedInput: min(max(usage.cachedInput, 0), input),
                output: min(max(usage.output, 0), Self.most))
        }
        tokens = usage?.total ?? call.estimate.total
        // A provider that fails takes no money for it.
        let billed = usage ?? (ending.outcome == .failed ? TokenUsage(input: 0, output: 0) : call.estimate)
        spent = Spending.Amount(tokens: billed.total, cost: call.price.cost(of: billed))
    }
}

/// A call under way, as its row has it.
private struct HeldCall {
    let id: CallID
    let reservedAt: Date
    let leasedUntil: Date
    let quotaDay: CalendarDay
    let day: CalendarDay
    let account: String?
    let estimated: Int
    let cost: Int

    /// Nil when it has been settled.
    static func find(_ id: CallID, in tx: Transaction) throws -> HeldCall? {
        try tx.find(
            """
            SELECT id, reserved_at, leased_until, quota_day, day, account, estimated, cost
            FROM model_call
            WHERE id = \(id) AND settled_at IS NULL
            """
        ).map {
            HeldCall(
                id: try $0["id"], reservedAt: try $0["reserved_at"], leasedUntil: try $0["leased_until"],
                quotaDay: try $0["quota_day"], day: try $0["day"], account: try $0["account"],
                estimated: try $0["estimated"], cost: try $0["cost"])
        }
    }
}

extension Gate {
    /// Moves what is expected a tenth of the way to what was seen.
    fileprivate mutating func learn(
        from call: HeldCall, _ arrivedWithin: Duration?, tokens: Int, now: Date
    ) {
        func moved(_ old: Double?, to new: Double) -> Double { (old ?? new) * 0.9 + new * 0.1 }
        let seconds = max(0, now.timeIntervalSince(call.reservedAt))
        latency = moved(latency, to: seconds)
        arrival = moved(arrival, to: min(seconds, arrivedWithin.map { max($0, .zero) / .seconds(1) } ?? seconds))
        thrift = moved(thrift, to: Double(tokens) / Double(max(call.estimated, 1)))
    }
}

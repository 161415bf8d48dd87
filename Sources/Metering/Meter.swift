public import Database
import Domain
import Foundation

/// Decides who may call a model, for all workers on all machines: no provider sees more calls or tokens than its limits
/// allow, in any window, and no budget is overdrawn.
///
///     switch try await database.write({ tx in try meter.reserve(call, budgets: budgets, in: tx) }) {
///     case .granted(let reservation):
///         let ending = await ask(…)
///         try await database.write { tx in try meter.settle(reservation, ending, in: tx) }
///     case .wait(let wait): return .snoozed(until: wait.until)
///     case .spent, .tooLarge: return rankedLocally()
///     }
///
/// One gate at a time in a transaction: two that lock the same two in another order would wait for each other for ever.
public struct Meter: Sendable {
    public var clock: MeterClock
    /// What limits "a minute" are counted over; tests have no minute.
    public var window: Duration
    public var rule: GateRule

    public init(clock: MeterClock = .database, window: Duration = .seconds(60), rule: GateRule = GateRule()) {
        self.clock = clock
        self.window = window
        self.rule = rule
    }

    /// Between what the caller's patience is and the end of the lease.
    var slack: Duration { window / 2 }
    /// How long a place is kept for one whose time has come, before later ones may take it.
    var grace: Duration { window / 12 }
    /// How long after its time one who waited is still expected.
    var patience: Duration { window * 10 }
    /// Nobody is told to come back sooner.
    var shortestWait: Duration { window / 240 }
    /// What an answer is taken to need while none has come.
    var guessedLatency: Duration { window / 30 }
    /// How much of its estimate a call is taken to need until one has shown it.
    var guessedThrift: Double { 0.5 }

    /// Asks for one call, and takes its request and its tokens from the limits and the budgets when it is granted.
    ///
    /// Throws `LocalCalendar.UnknownTimeZone`.
    public func reserve(
        _ call: PlannedCall, budgets: Budgets = Budgets(), in tx: Transaction
    ) throws -> Admission {
        if let limit = call.bottleneckOfOne { return .tooLarge(limit) }
        let quotaCalendar = try LocalCalendar(timeZone: call.limits.timeZone)
        let calendar = try LocalCalendar(timeZone: budgets.timeZone)
        let (gate, now) = try Gate.lock(call.access, clock, window: window, in: tx)
        try gate.save(in: tx, now: now)
        let day = calendar.day(of: now)
        let wanted = Spending.Amount(tokens: call.estimate.total, cost: call.estimatedCost)
        if let spent = try budgets.exceeded(by: wanted, user: call.user, day: day, in: tx) {
            try Line.leave(call.ticket, in: tx)
            let end = spent.period == .day ? calendar.nextDay(after: now) : calendar.nextMonth(after: now)
            return .spent(spent, until: end)
        }
        let inquiry = try Inquiry(call, at: gate, quotaCalendar, self, in: tx, now: now)
        if let bottleneck = inquiry.bottleneck {
            let slot = try inquiry.slot(in: tx)
            try inquiry.line.stand(
                for: call.estimate.total, until: slot.at, hasSlot: slot.isKnown, patience: patience, in: tx)
            let duration = Duration.seconds(slot.at.timeIntervalSince(now))
            return .wait(Wait(until: slot.at, duration: duration, bottleneck: bottleneck))
        }
        try Line.leave(call.ticket, in: tx)
        try Spending.add(wanted, user: call.user, day: day, in: tx)
        let quotaDay = quotaCalendar.day(of: now)
        try Holdings.count(requests: 1, tokens: call.estimate.total, for: quotaDay, at: gate.id, in: tx)
        return .granted(try insert(call, gate: gate.id, quotaDay: quotaDay, day: day, in: tx, now: now))
    }

    /// Takes somebody out of all lines who waits no longer: the job was cancelled, or its question has been answered. Without
    /// it the place is kept for a moment when its time comes, and forgotten later.
    public func leave(_ ticket: String, in tx: Transaction) throws {
        try Line.leave(ticket, in: tx)
    }

    private func insert(
        _ call: PlannedCall, gate: Int, quotaDay: CalendarDay, day: CalendarDay, in tx: Transaction, now: Date
    ) throws -> Reservation {
        let leasedUntil = now.addingTimeInterval((call.timeout + slack) / .seconds(1))
        let countsUntil = leasedUntil.addingTimeInterval(window / .seconds(1))
        let tokens = call.estimate.total
        let id = try tx.value(
            """
            INSERT INTO model_call (gate, operation, account, company, quota_day, day, reserved_at, leased_until,
                requests_until, counts_until, estimated, tokens, cost)
            VALUES (\(gate), \(call.operation), \(call.user), \(call.company?.rawValue), \(quotaDay), \(day), \(now),
                \(leasedUntil), \(countsUntil), \(countsUntil), \(tokens), \(tokens), \(call.estimatedCost))
            RETURNING id
            """, as: CallID.self)
        return Reservation(id: id, call: call, reservedAt: now, leasedUntil: leasedUntil)
    }
}

extension PlannedCall {
    /// The limit that it breaks alone, if there is one.
    fileprivate var bottleneckOfOne: Bottleneck? {
        let one: [(Bottleneck, limit: Int?, Int)] = [
            (.requestsPerMinute, limits.requestsPerMinute, 1), (.requestsPerDay, limits.requestsPerDay, 1),
            (.concurrentCalls, limits.concurrentCalls, 1),
            (.tokensPerMinute, limits.tokensPerMinute, estimate.total),
            (.tokensPerDay, limits.tokensPerDay, estimate.total),
        ]
        return one.first { $2 > $1 ?? .max }?.0
    }
}

import Domain
import Foundation
@testable import Metering

/// What a meter promises, in a way that a child could follow: a list of calls, which is gone through for each question.
struct MeterModel {
    struct Call {
        let reservedAt: Date
        var leasedUntil: Date
        var requestsUntil: Date
        var countsUntil: Date
        var tokens: Int
        var spent: Int
        let day: CalendarDay
        var quotaDays: Set<CalendarDay>
        var isOpen = true
    }

    static let window: TimeInterval = 60

    let limits: ModelLimits
    let budget: Budget
    private(set) var calls: [Call] = []
    private var state = GateRule.State()
    private var lastTime = Date.distantPast
    private let quota: LocalCalendar
    private let calendar: LocalCalendar

    init(limits: ModelLimits, budgets: Budgets) throws {
        self.limits = limits
        budget = budgets.overall
        quota = try LocalCalendar(timeZone: limits.timeZone)
        calendar = try LocalCalendar(timeZone: budgets.timeZone)
    }

    /// Whoever uses a gate shows it the time; a clock that goes back stops what is left from passing.
    mutating func look(at now: Date) {
        if now < lastTime {
            let back = now.timeIntervalSince(lastTime)
            for position in calls.indices where calls[position].countsUntil > now {
                calls[position].leasedUntil += back
                calls[position].requestsUntil += back
                calls[position].countsUntil += back
            }
            state.closedUntil = state.closedUntil?.addingTimeInterval(back)
        }
        lastTime = now
    }

    func isSpent(_ tokens: Int, now: Date) -> Bool {
        let today = calendar.day(of: now)
        let day = calls.filter { $0.day == today }.reduce(0) { $0 + $1.spent }
        let month = calls.filter { $0.day.month == today.month }.reduce(0) { $0 + $1.spent }
        return day + tokens > budget.tokensPerDay ?? .max || month + tokens > budget.tokensPerMonth ?? .max
    }

    func fits(_ tokens: Int, now: Date) -> Bool {
        if let closedUntil = state.closedUntil {
            let isTried = calls.contains { $0.isOpen && $0.leasedUntil > now && $0.reservedAt >= closedUntil }
            if now < closedUntil || isTried { return false }
        }
        let today = quota.day(of: now)
        let day = calls.filter { call in
            call.quotaDays.contains(today) || call.isOpen && call.leasedUntil > quota.startOfDay(of: now)
        }
        let counted = calls.filter { $0.countsUntil > now }
        return counted.filter { $0.requestsUntil > now }.count < limits.requestsPerMinute ?? .max
            && counted.reduce(tokens) { $0 + $1.tokens } <= limits.tokensPerMinute ?? .max
            && day.count < limits.requestsPerDay ?? .max
            && day.reduce(tokens) { $0 + $1.tokens } <= limits.tokensPerDay ?? .max
            && calls.filter { $0.isOpen && $0.leasedUntil > now }.count < limits.concurrentCalls ?? .max
    }

    /// - Returns: its number.
    mutating func reserve(_ tokens: Int, lease: TimeInterval, now: Date) -> Int {
        let leasedUntil = now.addingTimeInterval(lease)
        let end = leasedUntil.addingTimeInterval(Self.window)
        calls.append(
            Call(
                reservedAt: now, leasedUntil: leasedUntil, requestsUntil: end, countsUntil: end, tokens: tokens,
                spent: tokens, day: calendar.day(of: now), quotaDays: [quota.day(of: now)]))
        return calls.count - 1
    }

    mutating func settle(_ number: Int, _ ending: CallEnding, rule: GateRule, now: Date) {
        var call = calls[number]
        call.isOpen = false
        var (end, days): (Date, [Date]) = (now.addingTimeInterval(Self.window), [now])
        switch ending {
        case .answered(let usage): (call.tokens, call.spent) = (usage.total, usage.total)
        case .refused, .limited: (call.tokens, call.spent) = (0, 0)
        case .failed: call.spent = 0
        case .unanswered:
            end = max(call.leasedUntil, now).addingTimeInterval(Self.window)
            days = [now, call.leasedUntil]
        case .unsent:
            (call.tokens, call.spent) = (0, 0)
            (end, days, call.quotaDays) = (now, [], [])
        }
        (call.requestsUntil, call.countsUntil) = (end, end)
        call.quotaDays.formUnion(days.map(quota.day))
        calls[number] = call
        state = rule.state(
            after: ending, reservedAt: call.reservedAt, state, nextDay: quota.nextDay(after: now), now: now)
    }
}

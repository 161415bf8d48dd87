import Database
import Domain
import Foundation

/// Whether a call fits through its gate now, and when it is likely to if not.
struct Inquiry {
    let line: Line
    /// Nil when it fits.
    let bottleneck: Bottleneck?

    private let call: PlannedCall
    private let gate: Gate
    private let calendar: LocalCalendar
    private let meter: Meter
    private let now: Date
    private let measures: [Measure]
    /// Whether the gate is open only to try whether the provider has recovered, and somebody does.
    private let isBeingTried: Bool

    init(
        _ call: PlannedCall, at gate: Gate, _ calendar: LocalCalendar, _ meter: Meter, in tx: Transaction, now: Date
    ) throws {
        (self.call, self.gate, self.calendar, self.meter, self.now) = (call, gate, calendar, meter, now)
        line = try Line(at: gate.id, ticket: call.ticket, in: tx, now: now)
        measures = try Self.measures(call, gate, line, calendar, meter, in: tx, now: now)
        let closedUntil = gate.state.closedUntil
        isBeingTried =
            try closedUntil.map {
                try $0 <= now && Holdings.open(at: gate.id, reservedFrom: $0, in: tx, now: now) > 0
            } ?? false
        let isClosed = isBeingTried || closedUntil.map { $0 > now } ?? false
        bottleneck =
            isClosed
            ? .closed
            : measures.first(where: \.isFull)?.bottleneck ?? (measures.allSatisfy(\.fits) ? nil : .line)
    }

    private static func measures(
        _ call: PlannedCall, _ gate: Gate, _ line: Line, _ calendar: LocalCalendar, _ meter: Meter, in tx: Transaction,
        now: Date
    ) throws -> [Measure] {
        let (limits, tokens) = (call.limits, call.estimate.total)
        let claims = try line.claims(grace: meter.grace, in: tx)
        var measures: [Measure] = []
        func add(_ bottleneck: Bottleneck, _ limit: Int?, used: Int, own: Int, claimed: Int) {
            guard let limit else { return }
            measures.append(.init(bottleneck: bottleneck, limit: limit, used: used, own: own, claimed: claimed))
        }
        if limits.requestsPerDay != nil || limits.tokensPerDay != nil {
            let day = try Holdings.inDay(
                calendar.day(of: now), startingAt: calendar.startOfDay(of: now), of: gate.id, in: tx)
            add(.requestsPerDay, limits.requestsPerDay, used: day.requests, own: 1, claimed: claims.requests)
            add(.tokensPerDay, limits.tokensPerDay, used: day.tokens, own: tokens, claimed: claims.tokens)
        }
        if limits.requestsPerMinute != nil || limits.tokensPerMinute != nil {
            let window = try Holdings.inWindow(of: gate.id, in: tx, now: now)
            add(.requestsPerMinute, limits.requestsPerMinute, used: window.requests, own: 1, claimed: claims.requests)
            add(.tokensPerMinute, limits.tokensPerMinute, used: window.tokens, own: tokens, claimed: claims.tokens)
        }
        if limits.concurrentCalls != nil {
            let open = try Holdings.open(at: gate.id, in: tx, now: now)
            add(.concurrentCalls, limits.concurrentCalls, used: open, own: 1, claimed: claims.requests)
        }
        return measures
    }

    private var isClosed: Bool { bottleneck == .closed }

    /// When it is likely to fit. Who is far behind in line is told to come back halfway and ask again, because what was
    /// guessed of those before it may turn out better.
    func slot(in tx: Transaction) throws -> Measure.Slot {
        let window = meter.window / .seconds(1)
        let pace = Pace(of: gate, meter: meter)
        let ahead = try line.ahead(patience: meter.patience, in: tx)
        let releases = try Releases(of: gate.id, window: window, pace: pace, in: tx, now: now)
        let base = base(ahead: ahead, latency: pace.latency)
        let slots = measures.compactMap { measure -> Measure.Slot? in
            var measure = measure
            switch measure.bottleneck {
            case .requestsPerMinute:
                (measure.ahead, measure.releases) = (ahead.requests, releases.requests)
                measure.round = window + pace.arrival
            case .tokensPerMinute:
                (measure.ahead, measure.releases) = (pace.likely(ahead.tokens), releases.tokens)
                measure.round = window + pace.latency
            case .concurrentCalls:
                (measure.ahead, measure.releases) = (ahead.requests, releases.calls)
                measure.round = pace.latency
            case .requestsPerDay, .tokensPerDay, .closed, .line: return nil
            }
            return measure.slot(from: base)
        }
        let latest = slots.max { $0.at < $1.at } ?? Measure.Slot(at: base, isKnown: true)
        let wait = latest.at.timeIntervalSince(base)
        let time = base.addingTimeInterval(wait > window ? window + (wait - window) / 2 : wait)
        let shortest = meter.shortestWait / .seconds(1)
        // A gate opens for all at once; over a window they come in turns.
        let turn = isClosed ? base.addingTimeInterval(Double(ahead.requests % Int(window / shortest)) * shortest) : base
        return Measure.Slot(
            at: max(time, turn, now.addingTimeInterval(shortest)), isKnown: slots.allSatisfy(\.isKnown))
    }

    /// Before then it fits for certain not.
    private func base(ahead: Holdings, latency: TimeInterval) -> Date {
        var base = now
        if isBeingTried { base = now.addingTimeInterval(latency) }
        if let closedUntil = gate.state.closedUntil { base = max(base, closedUntil) }
        for measure in measures where measure.isFull {
            var measure = measure
            switch measure.bottleneck {
            case .requestsPerDay: measure.ahead = ahead.requests
            case .tokensPerDay: measure.ahead = ahead.tokens
            default: continue
            }
            let midnight = calendar.nextDay(after: now)
            base = max(base, midnight.addingTimeInterval(Double(measure.expectedDays()) * 86_400))
        }
        return base
    }
}

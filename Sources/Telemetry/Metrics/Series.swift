import CoreMetrics
import Synchronization

/// One family's values for one set of labels.
protocol Series: AnyObject, Sendable {
    func write(_ name: String, _ labels: LabelSet, to page: inout ExpositionPage)
}

/// Counts up; whole amounts by one atomic addition.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
    private let whole = Atomic<UInt64>(0)
    private let fraction = Mutex(0.0)

    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        whole.wrappingAdd(UInt64(amount), ordering: .relaxed)
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        fraction.withLock { $0 += amount }
    }

    func reset() {
        whole.store(0, ordering: .relaxed)
        fraction.withLock { $0 = 0 }
    }

    func write(_ name: String, _ labels: LabelSet, to page: inout ExpositionPage) {
        let whole = whole.load(ordering: .relaxed)
        let fraction = fraction.withLock { $0 }
        page.add(name, labels.text, fraction == 0 ? "\(whole)" : ExpositionPage.number(Double(whole) + fraction))
    }
}

/// Holds the last value: a meter, or a recorder that does not aggregate.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    private let value = Mutex(0.0)

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }

    func write(_ name: String, _ labels: LabelSet, to page: inout ExpositionPage) {
        page.add(name, labels.text, ExpositionPage.number(value.withLock { $0 }))
    }
}
